using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury.Deliberate;

/// <summary>One text of the decision: what it holds, the revision it was read at, what was refused, and what another window wrote there meanwhile.</summary>
public sealed record DraftText(string Key, string Label, string? Text, int Token)
{
    public string? Error { get; init; }

    /// <summary>What is stored, when what was typed over it lost a race; null otherwise.</summary>
    public string? Stored { get; init; }

    public string? Hint { get; init; }
}

/// <summary>One unit of the deliberation.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Proofs">What the booklets say of it.</param>
/// <param name="Remarks">Acquired before, or elsewhere.</param>
/// <param name="Choices">The verdict.</param>
/// <param name="Token">Revision of the verdict in the draft.</param>
/// <param name="Experience">Experience to deepen.</param>
/// <param name="Modules">Modules to follow.</param>
public sealed record UnitRow(
    Unit Unit,
    IReadOnlyList<Proof> Proofs,
    IReadOnlyList<string> Remarks,
    Choices Choices,
    int Token,
    DraftText Experience,
    DraftText Modules
)
{
    /// <summary>The verdict is « non acquis ».</summary>
    public bool IsRefused => Choices.Value == DecisionDraft.NotAcquired;
}

/// <summary>The deliberation on one file: what the booklets say of each unit, what the panel decides, the result that follows.</summary>
public sealed record DeliberatePage
{
    public required FileHead Head { get; init; }

    public required SessionHead Session { get; init; }

    /// <summary>The file as the session lists it.</summary>
    public required SessionFile Current { get; init; }

    /// <summary>The candidates of the session.</summary>
    public required SessionOrder Order { get; init; }

    /// <summary>The units to decide on.</summary>
    public required IReadOnlyList<UnitRow> Rows { get; init; }

    /// <summary>Units acquired before, in words.</summary>
    public required IReadOnlyList<(Unit Unit, string Words, bool Counts)> Carried { get; init; }

    public required DraftText Comment { get; init; }

    public required DraftText Note { get; init; }

    /// <summary>Who signed the decision, and when; null before.</summary>
    public SignedBy? Signed { get; init; }

    /// <summary>What forbids to sign, whoever reads.</summary>
    public required IReadOnlyList<string> Forbidden { get; init; }

    /// <summary>The reader presides the session.</summary>
    public required bool Presides { get; init; }

    /// <summary>« Délivrance partielle »; before every unit is answered, that there is none yet.</summary>
    public required string ResultTitle { get; init; }

    /// <summary>How the result follows from the units.</summary>
    public required string ResultSentence { get; init; }

    /// <summary>When the draft last changed; null: nothing written.</summary>
    public DateTimeOffset? WrittenAt { get; init; }

    /// <summary>What is typed to sign.</summary>
    public DeliberateForm Form { get; init; } = new();

    /// <summary>The reader presides, nothing forbids, nothing is signed.</summary>
    public bool MaySign => Presides && Forbidden.Count == 0 && Signed is null;

    /// <summary>Decided on file by the commission.</summary>
    public bool ByCommission => Head.File.Presentation.IsForCommission;

    /// <summary>« du jury ».</summary>
    public string OfPanel => ByCommission ? "de la commission" : "du jury";

    public string Url => JuryPaths.Deliberation(Head.File.Reference);

    /// <summary>Labels of the answers for the error summary: the units, then what is typed.</summary>
    public IReadOnlyDictionary<string, string> Labels =>
        Rows.SelectMany(row =>
                new[]
                {
                    (row.Unit.Key, row.Unit.Label),
                    (row.Experience.Key, $"{row.Unit.Label} – {row.Experience.Label}"),
                    (row.Modules.Key, $"{row.Unit.Label} – {row.Modules.Label}"),
                }
            )
            .Concat([(Comment.Key, Comment.Label), (Note.Key, Note.Label)])
            .Select(entry => (Key: AnswerFields.Value(entry.Item1), Label: entry.Item2))
            .Append((Key: "Form.Secret", Label: "Mot de passe du président"))
            .ToDictionary(entry => entry.Key, entry => entry.Label);

    /// <summary>Who signs, told to a reader who cannot.</summary>
    public string WhoSigns =>
        FrenchText.NoBreak(
            (Presides, Session.Session.OpenedAt is null ? null : Session.PresidentName) switch
            {
                (true, _) =>
                    $"Vous présidez : vous remplirez et signerez la fiche de décision dès que "
                        + $"{(ByCommission ? "la commission sera complète" : "le jury sera complet")}.",
                (_, { } president) =>
                    $"{(ByCommission ? "La commission" : "Le jury")} décide ensemble ; {president}, qui préside, remplit et signe la fiche de décision.",
                _ => $"{(ByCommission ? "La commission" : "Le jury")} décide ensemble ; le président remplit et signe la fiche de décision.",
            }
        );

    /// <summary>
    /// Loads it, the file and the session given: six queries in all before the decision (file, session, order, evidence, draft, ledger), four after.
    /// <paramref name="posted"/>: what is typed, given back after a refusal; the draft is read as it is stored.
    /// </summary>
    public static async Task<DeliberatePage> LoadAsync(
        AppDbContext db,
        Editions editions,
        CurrentUser user,
        FileHead head,
        SessionHead session,
        ModelStateDictionary state,
        CancellationToken cancellation,
        IFormCollection? posted = null
    )
    {
        var (file, edition) = (head.File, head.Edition);
        var files = await SessionFile
            .Of(db, db.FilesVisibleTo(user.Reader).AsNoTracking().Where(found => found.SessionId == session.Session.Id))
            .ToListAsync(cancellation);
        var current = files.Single(found => found.Id == file.Id);
        var decision = current.DecidedOn is null
            ? null
            : await db.Decisions.AsNoTracking().Include(found => found.Units).AsSingleQuery().SingleAsync(found => found.FileId == file.Id, cancellation);
        var draft = decision is not null ? new DecisionDraft(file.Id, []) : await DraftAsync(db, file.Id, cancellation);
        var ledger = decision is not null ? UnitLedger.Empty : await db.LedgerAsync(editions, file.CandidateId, cancellation);
        var evidence = decision is not null ? [] : await Evidence.LoadAsync(db, user, head, cancellation);
        var presides = session.PresidedBy(user.PersonId);
        var forbidden = decision is null
            ? session.Session.MissingForDecision(session.Panel, file.Presentation.UnderCorrection).Select(refusal => refusal.Message).ToList()
            : [];
        var context = new DecisionContext(file.Id, file.Reference, session.Session.Id, session.Session.HeldOn, edition)
        {
            ByCommission = file.Presentation.IsForCommission,
            Carried = decision?.Carried ?? ledger.CarriedBy(edition, file.Certification, file.Presentation.Counted),
        };
        var answers = new DraftAnswers(decision, draft, posted, state);
        var verdicts = edition.Units.ToDictionary(unit => unit.Key, unit => answers.VerdictOf(unit.Key));
        var (title, sentence) = decision is not null
            ? (DecisionWords.Title(decision, edition), DecisionWords.Explain(decision, edition))
            : Result(context, verdicts);
        return new DeliberatePage
        {
            Head = head,
            Session = session,
            Current = current,
            Order = OrderOf(files, session.Session, current, presides),
            Rows =
            [
                .. edition.Units.Select(unit => new UnitRow(
                    unit,
                    evidence.FirstOrDefault(found => found.Unit.Key == unit.Key)?.Proofs ?? [],
                    [.. Remarks(ledger, edition, file.Certification, unit)],
                    answers.ChoicesOf(unit.Key, frozen: !presides || forbidden.Count > 0 || decision is not null),
                    answers.TokenOf(unit.Key),
                    answers.TextOf(DecisionDraft.Experience(unit.Key), "Expérience à approfondir en entreprise", answers.Signed(unit.Key)?.Experience),
                    answers.TextOf(DecisionDraft.Modules(unit.Key), "Modules à suivre", answers.Signed(unit.Key)?.Modules)
                )),
            ],
            Carried =
            [
                .. context.Carried.Select(unit => (edition.Unit(unit.Unit), DecisionWords.Carried(unit, context.HeldOn), unit.CountsOn(context.HeldOn))),
            ],
            Comment = answers.TextOf(DecisionDraft.Comment, "Commentaire pour le candidat", decision?.Comment) with
            {
                Hint = "Le candidat le lira, avec sa fiche.",
            },
            Note = answers.TextOf(DecisionDraft.Note, "Note interne", decision?.Note) with
            {
                Hint =
                    $"Lue {(file.Presentation.IsForCommission ? "par la commission" : "par le jury")} et le certificateur seulement ; elle n’est sur aucune "
                        + $"fiche.",
            },
            Signed = decision is null ? null : new SignedBy(decision.PresidentName, decision.SignedAt, decision.ValidUntil),
            Forbidden = forbidden,
            Presides = presides,
            ResultTitle = title,
            ResultSentence = sentence,
            WrittenAt = draft.Latest?.At,
        };
    }

    /// <summary>The decision being prepared. One query.</summary>
    public static async Task<DecisionDraft> DraftAsync(AppDbContext db, Guid fileId, CancellationToken cancellation, bool tracked = false)
    {
        var entries = db.DraftEntries.Where(entry => entry.FileId == fileId);
        return new DecisionDraft(fileId, await (tracked ? entries : entries.AsNoTracking()).ToListAsync(cancellation));
    }

    private static SessionOrder OrderOf(List<SessionFile> files, JurySession session, SessionFile current, bool presides)
    {
        var order = session.Order.Select(passage => passage.FileId).ToList();
        return new SessionOrder([
            .. files
                .OrderBy(file => order.IndexOf(file.Id))
                .Select(file => new SessionCandidate(
                    file.Name,
                    null,
                    StateOf(file, current, presides),
                    JuryPaths.Deliberation(file.Reference),
                    file == current
                )),
        ]);
    }

    private static (string Title, string Sentence) Result(DecisionContext context, Dictionary<string, string?> verdicts)
    {
        var (edition, words) = (context.Edition, context.Edition.Vocabulary);
        var left = verdicts.Values.Count(verdict => verdict is null);
        if (left > 0)
        {
            return (
                "Pas encore de résultat",
                $"{FrenchText.Plural(left, $"{words.Unit} reste", $"{words.Units} restent")} à "
                    + $"décider.{(context.ByCommission ? "" : $" Le CQP est délivré quand tous les {words.Units} sont acquis.")}"
            );
        }

        var acquired = verdicts.Where(verdict => verdict.Value == DecisionDraft.Acquired).Select(verdict => verdict.Key).ToHashSet();
        return (
            DecisionWords.Title(Decision.ResultOf(context, acquired), edition, context.ByCommission, acquired.Count),
            DecisionWords.Explain(acquired.Count, edition, context.ByCommission, context.Carried.Count(unit => unit.CountsOn(context.HeldOn))));
    }

    private static IEnumerable<string> Remarks(UnitLedger ledger, Referential edition, string certification, Unit unit)
    {
        if (ledger.Last(certification, unit.Key) is { } before)
        {
            yield return $"Déjà acquis le {FrenchText.PlainDate(before.AcquiredOn)} (dossier "
                + $"{before.Reference}){(before.ValidUntil is { } until ? $", valable jusqu’au {FrenchText.PlainDate(until)}" : "")}";
        }

        foreach (var elsewhere in ledger.Elsewhere(edition, certification, unit))
        {
            yield return $"Acquis aussi dans {elsewhere.CertificationTitle}, le {FrenchText.PlainDate(elsewhere.AcquiredOn)}, sans effet ici";
        }
    }

    private static string StateOf(SessionFile file, SessionFile current, bool presides) =>
        file.DecidedOn is not null ? "décision signée" : file == current && presides ? "en délibération" : "à délibérer";
}

/// <summary>The president who signed, when, and the last day of validity of what was acquired in part.</summary>
public sealed record SignedBy(string PresidentName, DateTimeOffset SignedAt, DateOnly? ValidUntil);
