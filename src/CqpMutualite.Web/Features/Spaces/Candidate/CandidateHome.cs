using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Evaluation;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Orientation;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Spaces.Candidate;

/// <summary>The home of a candidate with one file.</summary>
/// <param name="Head">The file.</param>
/// <param name="Steps">The path.</param>
/// <param name="Next">What comes next, in plain words.</param>
/// <param name="Part">Their part of the evaluation booklet; null when the edition has none.</param>
/// <param name="Decision">The decision, once published.</param>
/// <param name="People">Who accompanies them.</param>
public sealed record CandidateHome(
    FileHead Head,
    IReadOnlyList<PathStep> Steps,
    NextThing? Next,
    PartState? Part,
    PublishedDecision? Decision,
    IReadOnlyList<PersonLine> People
)
{
    /// <summary>They may say a word on the results: from their part to the acknowledgement, in the editions that ask for it.</summary>
    public string? CommentUrl =>
        Part is { SubmittedAt: not null }
        && Head.File.Results.MayComment().IsAccepted
        && Head.Edition.Booklet(BookletKeys.Evaluation)!.Fields.Any(pair => pair.Field.Meaning == Meaning.CandidateComment)
            ? EvaluationPaths.CandidateComment(Head.File.Reference)
            : null;

    /// <summary>« Nadia », « Jean Noël »; the name of somebody who has only one.</summary>
    public string FirstName =>
        CivilName.Short(Head.Candidate.FirstNames, Head.Candidate.UsualFirstName, "") is { Length: > 0 } first ? first : Head.CandidateName;

    /// <summary>Five queries at most: file, candidate, names, their part, decision.</summary>
    public static async Task<CandidateHome> LoadAsync(AppDbContext db, Editions editions, CurrentUser user, string reference, CancellationToken cancellation)
    {
        var head = (await FileHead.LoadAsync(db, editions, user, reference, cancellation))!;
        var file = head.File;
        var names = await FileSheets.NamesAsync(db, head, cancellation);
        var part = await PartAsync(db, head, cancellation);
        var decision = DecisionRights.MayRead(user, file)
            ? await db.Decisions.AsNoTracking().Include(found => found.Units).SingleOrDefaultAsync(found => found.FileId == file.Id, cancellation)
            : null;
        return new CandidateHome(
            head,
            FileSteps.Of(head, ActWords.Plays(user.Role, head.File.Turn)),
            decision is null ? NextOf(head, part, names) : null,
            part,
            decision is null ? null : PublishedDecision.Of(head, decision),
            [.. PeopleOf(names)]);
    }

    private static async Task<PartState?> PartAsync(AppDbContext db, FileHead head, CancellationToken cancellation)
    {
        var file = head.File;
        var required = head.Edition.Booklet(BookletKeys.Evaluation)?.Questions(head.Edition)
            .Where(question => question.Field is { FilledBy: FilledBy.Candidate, Required: true }).Select(question => question.Key).ToList() ?? [];
        if (required.Count == 0)
        {
            return null;
        }

        var sheet = await db
            .Sheets.AsNoTracking()
            .Where(found => found.FileId == file.Id && found.Booklet == BookletKeys.Evaluation)
            .OrderByDescending(found => found.Occurrence)
            .Select(found => new
            {
                found.CandidateSubmittedAt,
                Given = found.Answers.Count(answer => answer.Voice == Voice.Candidate && answer.Value != null && required.Contains(answer.Field)),
            })
            .FirstOrDefaultAsync(cancellation);
        return new PartState(
            sheet?.Given ?? 0,
            required.Count,
            sheet?.CandidateSubmittedAt,
            file.Evaluation.MayWriteCandidatePart().IsAccepted && sheet?.CandidateSubmittedAt is null,
            EvaluationPaths.CandidatePart(file.Reference)
        );
    }

    private static NextThing NextOf(FileHead head, PartState? part, IReadOnlyDictionary<FileFact, string> names)
    {
        var file = head.File;
        var company = names.GetValueOrDefault(FileFact.Company, "votre entreprise");
        var organisation = names.GetValueOrDefault(FileFact.TrainingOrganisation, "l’organisme de formation");
        var certifier = head.Edition.Vocabulary.Certifier;
        var write = part is { Open: true };
        var words = file.NextAct switch
        {
            _ when file is { Halts.ClosedOn: { } day, Halts.ClosedFor: ClosureReason.OrientedToVae } => (
                "Vous êtes orienté vers la VAE",
                $"Depuis le {FrenchText.PlainDate(day)}, après votre entretien. Le guide signé se lit dans votre dossier ; la demande de VAE se fait auprès "
                    + $"du certificateur ({certifier}), hors de cette application."
            ),
            _ when file.Halts.ClosedOn is not null => ("Votre dossier est clos", file.Halts.ClosedBecause ?? ""),
            NextAct.Resume => (
                "Votre dossier est suspendu",
                $"{company} ou le certificateur ({certifier}) le reprendra ; vous le lisez toujours, mais rien ne s’y écrit d’ici là."
            ),
            NextAct.SignInterview => file.Turn == Domain.Files.Turn.Candidate
                ? ("C’est à vous : le guide d’entretien", "Relisez ce qui a été retenu pendant votre entretien, puis signez.")
                : ("La signature de votre entretien", "Les personnes qui ont conduit l’entretien relisent le guide et le signent ; vous le signerez aussi."),
            NextAct.ConcludeInterview => (
                "Votre entretien d’accueil et d’orientation",
                $"{company} vous reçoit pour faire le point sur vos acquis et choisir votre parcours."
            ),
            NextAct.NameTrainingOrganisation or NextAct.SubmitRegistration => (
                "Votre inscription",
                $"{company} prépare votre inscription auprès du certificateur ({certifier})."
            ),
            NextAct.AcknowledgeRegistration => ("Votre inscription est transmise", $"Le certificateur ({certifier}) l’examine ; vous n’avez rien à faire."),
            NextAct.CloseTraining => (
                "Votre formation",
                $"{organisation} vous forme et vous évalue. {(write ? "Vous pouvez déjà commencer votre partie du livret d’évaluation." : "")}"
            ),
            NextAct.NameEvaluators => (
                "Vos évaluateurs",
                $"{company} nomme les deux personnes qui vous évalueront. {(write ? "Vous pouvez déjà écrire votre partie du livret." : "")}"
            ),
            NextAct.FillCandidatePart => (
                "C’est à vous : votre partie du livret",
                "Racontez vos activités, puis transmettez : vos évaluateurs attendent cette partie pour signer."
            ),
            NextAct.OpenEvaluation => (
                "Votre évaluation en entreprise",
                "Votre responsable l’ouvre quand il estime que vous avez acquis les compétences. Les dates vous sont annoncées."
            ),
            NextAct.Evaluate => (
                "Votre évaluation en entreprise",
                "Vos deux évaluateurs vous observent, puis vous présentent leurs résultats avant de signer le livret."
            ),
            NextAct.AcknowledgeResults => (
                "C’est à vous\u00A0: vos résultats",
                "Vos deux évaluateurs ont signé le livret et vous présentent leurs résultats. Lisez-les, puis signez en avoir pris connaissance\u00A0: votre "
                    + "dossier peut ensuite partir."
            ),
            NextAct.Transmit => ("La transmission de votre dossier", $"{company} relit votre dossier et l’envoie au certificateur ({certifier})."),
            NextAct.KeyPaper or NextAct.CheckPaper => (
                "Votre évaluation en entreprise",
                $"Votre livret a été signé sur papier ; {company} en saisit les résultats."
            ),
            NextAct.AcceptTransmission => ("Votre dossier est transmis", $"Le certificateur ({certifier}) l’examine ; vous n’avez rien à faire."),
            NextAct.PresentToCommission => (
                "La commission paritaire",
                $"Votre dossier est complet. Le certificateur ({certifier}) le présentera à la commission."
            ),
            NextAct.AttachToSession => ("Votre convocation", $"Le certificateur ({certifier}) prépare la prochaine session de jury ; il vous convoquera."),
            NextAct.Decide when file.Presentation.IsForCommission => (
                "La commission paritaire",
                "Votre dossier est inscrit à une séance. La commission l’examine sans vous recevoir."
            ),
            NextAct.Decide => ("Le jury", "Votre dossier est inscrit à une session. Le jury vous reçoit, puis délibère."),
            NextAct.Publish => (
                "La décision",
                $"{(file.Presentation.IsForCommission ? "La commission" : "Le jury")} a délibéré. Le certificateur publiera bientôt la décision ici."
            ),
            _ => ("Votre parcours", ""),
        };
        return new NextThing(
            words.Item1,
            words.Item2.Trim(),
            file.NextAct is NextAct.FillCandidatePart or NextAct.AcknowledgeResults
                || file is { NextAct: NextAct.SignInterview, Turn: Domain.Files.Turn.Candidate }
        )
        {
            Url = file.NextAct is NextAct.SignInterview or NextAct.AcknowledgeResults ? FilesPaths.ForAct(file.NextAct, file.Reference) : null,
        };
    }

    private static IEnumerable<PersonLine> PeopleOf(IReadOnlyDictionary<FileFact, string> names)
    {
        foreach (var (fact, words) in new[] { (FileFact.Evaluator1, "Évaluateur 1"), (FileFact.Evaluator2, "Évaluateur 2") })
        {
            if (names.TryGetValue(fact, out var name))
            {
                var comma = name.IndexOf(", ", StringComparison.Ordinal);
                yield return new PersonLine(comma < 0 ? name : name[..comma], comma < 0 ? words : $"{words}{name[comma..]}");
            }
        }

        if (names.TryGetValue(FileFact.TrainingOrganisation, out var organisation))
        {
            yield return new PersonLine(organisation, "Organisme de formation");
        }

        if (names.TryGetValue(FileFact.Company, out var company))
        {
            yield return new PersonLine(company, "Votre entreprise");
        }
    }
}

/// <summary>What comes next. <paramref name="Mine"/>: it is the candidate's turn.</summary>
public sealed record NextThing(string Title, string Text, bool Mine)
{
    /// <summary>Where it is done, when it is not their part of the booklet.</summary>
    public string? Url { get; init; }
}

/// <summary>The candidate's part: required answers given and expected, when it was handed over, whether it can be written.</summary>
public sealed record PartState(int Given, int Expected, DateTimeOffset? SubmittedAt, bool Open, string Url)
{
    /// <summary>« 12 réponses sur 21 ».</summary>
    public string Progress => $"{Given} {(Given < 2 ? "réponse" : "réponses")} sur {Expected}";

    public string Verb => Given == 0 ? "Commencer ma partie" : Given < Expected ? "Continuer ma partie" : "Relire et transmettre ma partie";
}

/// <summary>The decision as its candidate reads it.</summary>
public sealed record PublishedDecision(
    string Title,
    string Text,
    Tag Tag,
    IReadOnlyList<(string Label, string Title, bool Acquired)> Units,
    string? Comment,
    string PdfUrl
)
{
    public static PublishedDecision Of(FileHead head, Decision decision)
    {
        var words = head.Edition.Vocabulary;
        var acquired = decision.Units.Count(unit => unit.Acquired);
        var (title, text, tag) = decision.ByCommission
            ? (
                DecisionWords.Title(decision, head.Edition),
                DecisionWords.Explain(decision, head.Edition),
                acquired == decision.Units.Count
                    ? new Tag(TagState.Acquired, "Validé")
                    : new Tag(TagState.NotAcquired, acquired == 0 ? "Non validé" : "Validé en partie")
            )
            : decision.Result switch
            {
                DecisionResult.Total => (
                    "Votre CQP vous est délivré",
                    $"Le jury a reconnu vos compétences sur tous les {words.Units}. Félicitations !",
                    new Tag(TagState.FullAward)
                ),
                DecisionResult.Partial => (
                    FrenchText.Plural(
                        acquired + decision.Carried.Count(unit => unit.CountsOn(decision.HeldOn)),
                        $"{words.Unit} acquis", $"{words.Units} acquis")
                        + $" sur {head.Edition.AllUnits.Count}",
                    decision.ValidUntilFrom(head.File.Presentation.PublishedOn) is { } until
                        ? $"Le jury vous délivre une partie du CQP. Ce qui est acquis reste valable jusqu’au {FrenchText.PlainDate(until)}."
                        : "Le jury vous délivre une partie du CQP.",
                    new Tag(TagState.PartialAward)
                ),
                _ => (
                    $"Aucun {words.Unit} acquis cette fois",
                    "Le jury n’a pas délivré le CQP. Parlez avec votre entreprise de la suite à donner.",
                    new Tag(TagState.NoAward, $"Aucun {words.Unit} acquis")
                ),
            };
        return new PublishedDecision(
            title,
            text,
            tag,
            [.. head.Edition.Units.Join(decision.Units, unit => unit.Key, result => result.Unit, (unit, result) => (unit.Label, unit.Title, result.Acquired))],
            decision.Comment,
            FilesPaths.Document(head.File.Reference, DecisionSheet.Key));
    }
}
