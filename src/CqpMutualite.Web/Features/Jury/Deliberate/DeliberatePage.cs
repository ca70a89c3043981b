using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Choice = CqpMutualite.Web.Features.Shared.Choice;

namespace CqpMutualite.Web.Features.Jury.Deliberate;

/// <summary>The deliberation on one file: what the booklets say of each unit, what the jury decides, the result that follows.</summary>
/// <param name="Head">The file.</param>
/// <param name="Session">Its session.</param>
/// <param name="Current">The file as the session lists it.</param>
/// <param name="Order">The candidates of the session.</param>
/// <param name="Evidence">What the booklets say; empty once the decision is signed.</param>
/// <param name="Decision">The decision; null before it is signed.</param>
/// <param name="Forbidden">What forbids to sign, whoever reads.</param>
/// <param name="Presides">The reader presides the session.</param>
/// <param name="Form">What is typed.</param>
public sealed record DeliberatePage(
    FileHead Head,
    SessionHead Session,
    SessionFile Current,
    SessionOrder Order,
    IReadOnlyList<UnitEvidence> Evidence,
    SignedSheet? Decision,
    IReadOnlyList<string> Forbidden,
    bool Presides,
    DeliberateForm Form)
{
    /// <summary>The reader presides, nothing forbids, nothing is signed.</summary>
    public bool MaySign => Presides && Forbidden.Count == 0 && Decision is null;

    /// <summary>« Délivrance partielle »; before every unit is answered, how many are left.</summary>
    public string ResultTitle => Decision is not null ? DecisionWords.Title(Decision.Result, Head.Edition)
        : Left > 0 ? "Pas encore de résultat"
        : DecisionWords.Title(Domain.Jury.Decision.ResultOf(Form.Units.Values), Head.Edition);

    /// <summary>How the result follows from the units.</summary>
    public string ResultSentence => Decision is not null ? DecisionWords.Explain(Decision.Units.Values.Count(acquired => acquired), Head.Edition)
        : Left > 0 ? $"{FrenchText.Plural(Left, $"{Head.Edition.Vocabulary.Unit} reste", $"{Head.Edition.Vocabulary.Units} restent")} à décider. Le CQP est délivré quand tous les {Head.Edition.Vocabulary.Units} sont acquis."
        : DecisionWords.Explain(Form.Units.Values.Count(acquired => acquired), Head.Edition);

    private int Left => Head.Edition.Units.Count - Form.Units.Count;

    /// <summary>Loads it, the file and the session given: six queries in all before the decision (file, candidate, session, order, sheets, answers), five after.</summary>
    public static async Task<DeliberatePage> LoadAsync(AppDbContext db, Editions editions, CurrentUser user, FileHead head, SessionHead session, DeliberateForm form, CancellationToken cancellation)
    {
        var files = await SessionFile.Of(db, db.FilesVisibleTo(user.Reader).AsNoTracking().Where(file => file.SessionId == session.Session.Id)).ToListAsync(cancellation);
        var current = files.Single(file => file.Id == head.File.Id);
        var decision = current.DecidedOn is null ? null : await db.Decisions.AsNoTracking().Include(found => found.Units).AsSingleQuery().SingleAsync(found => found.FileId == head.File.Id, cancellation);
        var forbidden = decision is null ? session.Session.MissingForDecision(session.Panel).Select(refusal => refusal.Message).ToList() : [];
        var presides = session.Session.President?.PersonId == user.PersonId;
        return new DeliberatePage(
            head,
            session,
            current,
            new SessionOrder([.. files.Select(file => new SessionCandidate(file.Name, null, StateOf(file, current, presides), JuryPaths.Deliberation(file.Reference), file == current))]),
            decision is null ? await Jury.Evidence.LoadAsync(db, user, head, cancellation) : [],
            decision is null ? null : SignedSheet.Of(decision),
            forbidden,
            presides,
            form);
    }

    /// <summary>Labels of the answers for the error summary: the units, then what is typed.</summary>
    public IReadOnlyDictionary<string, string> Labels =>
        Head.Edition.Units.Select(unit => (Key: AnswerFields.Value(unit.Key), unit.Label)).Append(("Form.Advice", "Conseil du jury")).Append(("Form.Secret", "Mot de passe du président")).ToDictionary(entry => entry.Item1, entry => entry.Item2);

    /// <summary>Who signs, told to a reader who cannot.</summary>
    public string WhoSigns => (Presides, Session.PresidentName) switch
    {
        (true, _) => "Vous présidez : vous remplirez et signerez la fiche de décision dès que le jury sera complet.",
        (_, { } president) => $"Le jury décide ensemble ; {president}, qui préside, remplit et signe la fiche de décision.",
        _ => "Le jury décide ensemble ; le président remplit et signe la fiche de décision.",
    };

    /// <summary>The rows, with the choice made and what was refused beside it.</summary>
    public IEnumerable<DeliberationRow> Rows(ModelStateDictionary state) => Head.Edition.Units.Select(unit => new DeliberationRow(
        unit.Short,
        unit.Title,
        Evidence.FirstOrDefault(evidence => evidence.Unit.Key == unit.Key)?.Proofs ?? [],
        new Choices(AnswerFields.Value(unit.Key), "", Choice.Acquired, ChosenOn(unit))
        {
            Frozen = !MaySign,
            Error = state[AnswerFields.Value(unit.Key)] is { Errors: [var error, ..] } ? error.ErrorMessage : null,
        }));

    private string? ChosenOn(Unit unit) => (Decision is not null ? Decision.Units[unit.Key] : Form.Units.TryGetValue(unit.Key, out var acquired) ? acquired : (bool?)null) switch
    {
        true => DeliberateForm.Acquired,
        false => DeliberateForm.NotAcquired,
        null => null,
    };

    private static string StateOf(SessionFile file, SessionFile current, bool presides) =>
        file.DecidedOn is not null ? "décision signée" : file == current && presides ? "en délibération" : "à délibérer";
}

/// <summary>What the page shows of a signed decision.</summary>
public sealed record SignedSheet(DecisionResult Result, IReadOnlyDictionary<string, bool> Units, string? Advice, DateOnly? ValidUntil, string PresidentName, DateTimeOffset SignedAt)
{
    /// <summary>From the decision.</summary>
    public static SignedSheet Of(Decision decision) =>
        new(decision.Result, decision.Units.ToDictionary(unit => unit.Unit, unit => unit.Acquired), decision.Advice, decision.ValidUntil, decision.PresidentName, decision.SignedAt);
}
