using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Decisions.ReadDecision;

/// <summary>One unit of a decision.</summary>
public sealed record DecidedUnit(Unit Unit, Tag Tag, string? Line, string? Experience, string? Modules);

/// <summary>A decision that was replaced, for the certifier.</summary>
public sealed record ReplacedLine(int Number, string Title, string Says, string Reason, string PdfUrl);

/// <summary>What the page of a decision shows to that reader.</summary>
public sealed record ReadDecisionPage(
    AfterDecision After,
    string? Title,
    string? Text,
    IReadOnlyList<DecidedUnit> Units,
    IReadOnlyList<ApprovedOrganisation> Organisations,
    IReadOnlyList<ReplacedLine> Replaced,
    string? NextStep
)
{
    /// <summary>The internal note, for the certifier and the panel.</summary>
    public string? Note { get; init; }

    /// <summary>A new presentation may be opened by this reader.</summary>
    public bool MayPresentAgain { get; init; }

    /// <summary>The candidate may be presented to a jury for the whole, by this reader.</summary>
    public bool MayPresentWhole { get; init; }

    /// <summary>The decision waits for its own publication, by this reader: that of its session is past.</summary>
    public bool MayPublish { get; init; }

    /// <summary>It may be corrected or cancelled by this reader.</summary>
    public bool MayTakeUp { get; init; }

    public FileHead Head => After.Head;

    /// <summary>Loads it in six queries at most: those of <see cref="AfterDecision"/> and the approved organisations.</summary>
    public static async Task<ReadDecisionPage?> LoadAsync(
        AppDbContext db,
        Editions editions,
        CurrentUser user,
        string reference,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        if (await AfterDecision.LoadAsync(db, editions, user, reference, cancellation) is not { } after)
        {
            return null;
        }

        var (file, edition) = (after.Head.File, after.Head.Edition);
        var manages = user.May(Permission.ManageDecisions);
        var decision = DecisionRights.MayRead(user, file) ? after.Current : null;
        if (decision is null && !(manages && after.Ever.Count > 0))
        {
            return null;
        }

        var page = decision is null
            ? new ReadDecisionPage(after, null, null, [], [], [], FrenchText.NoBreak(AwaitedInstead(file)))
            : await OfAsync(db, after, decision, after.Record(editions)!, user, today, cancellation);
        return page with
        {
            Replaced = manages ? [.. after.Replaced.Select(replaced => LineOf(replaced, edition, reference))] : [],
            MayPublish =
                manages
                && after.SessionPublished
                && file is { Presentation.UnderCorrection: true, Presentation.DecidedOn: not null, Presentation.PublishedOn: null },
        };
    }

    private static async Task<ReadDecisionPage> OfAsync(
        AppDbContext db,
        AfterDecision after,
        Decision decision,
        PresentationRecord record,
        CurrentUser user,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var (file, edition, manages) = (after.Head.File, after.Head.Edition, user.May(Permission.ManageDecisions));
        var again = file.Presentation.MayPresentAgain(record, today);
        var whole = manages && file.Presentation.MayPresentWhole(record, after.CompletedBy, today).IsAccepted;
        var listed = decision is { Result: not DecisionResult.Total, ByCommission: false };
        return new ReadDecisionPage(
            after,
            DecisionWords.Title(decision, edition),
            DecisionWords.Explain(decision, edition),
            [.. UnitsOf(decision, edition, file)],
            listed ? await ApprovedOrganisations.LoadAsync(db, file.Certification, today, cancellation) : [],
            [],
            NextStepOf(user, after, decision, again, whole) is { } step ? FrenchText.NoBreak(step) : null)
        {
            Note = user.Role is Role.Oemm or Role.JuryMember or Role.JuryObserver ? decision.Note : null,
            MayPresentAgain = again.IsAccepted && user.May(Permission.PresentAgain),
            MayPresentWhole = whole,
            MayTakeUp = manages && file.Presentation.MayReopenDecision(after.Later).IsAccepted,
        };
    }

    private static IEnumerable<DecidedUnit> UnitsOf(Decision decision, Referential edition, CertificationFile file)
    {
        var until = decision.ValidUntilFrom(file.Presentation.PublishedOn);
        foreach (var unit in edition.AllUnits)
        {
            if (decision.Units.FirstOrDefault(found => found.Unit == unit.Key) is { } decided)
            {
                var words = decision.ByCommission ? (decided.Acquired ? "Validé" : "Non validé") : null;
                yield return new DecidedUnit(
                    unit,
                    new Tag(decided.Acquired ? TagState.Acquired : TagState.NotAcquired, words),
                    decided.Acquired && until is { } day ? $"valable jusqu’au {FrenchText.PlainDate(day)}" : null,
                    decided.Experience,
                    decided.Modules
                );
            }
            else if (decision.Carried.FirstOrDefault(found => found.Unit == unit.Key) is { } carried)
            {
                yield return new DecidedUnit(
                    unit,
                    carried.CountsOn(decision.HeldOn) ? new Tag(TagState.Acquired, "Déjà acquis") : new Tag(TagState.Attention, "N’est plus valable"),
                    DecisionWords.Carried(carried, decision.HeldOn),
                    null,
                    null
                );
            }
        }
    }

    private static ReplacedLine LineOf(Decision decision, Referential edition, string reference) =>
        new(
            decision.Number,
            $"Décision n° {decision.Number} – {DecisionWords.Title(decision, edition)}",
            $"{(decision.ReplacedFor == Replacement.Correction ? "Remplacée" : "Annulée")} le {FrenchText.Moment(decision.ReplacedAt!.Value)}, signée par "
                + $"{decision.PresidentName} le {FrenchText.Moment(decision.SignedAt)}",
            decision.ReplacedBecause ?? "",
            DecisionsPaths.EarlierSheet(reference, decision.Number)
        );

    private static string AwaitedInstead(CertificationFile file) =>
        file.Presentation.UnderCorrection
            ? "La décision précédente ne vaut plus. Le président de la session en signe une autre."
            : "La décision précédente ne vaut plus. Le dossier attend une nouvelle session.";

    private static string? NextStepOf(CurrentUser user, AfterDecision after, Decision decision, Domain.Common.Outcome again, bool whole)
    {
        var file = after.Head.File;
        if (file.Presentation.PublishedOn is null)
        {
            return file.Presentation.UnderCorrection && after.SessionPublished
                ? "La décision corrigée est signée : publiez-la pour que le candidat la lise."
                : "La décision sera lue par le candidat, son entreprise et l’organisme de formation quand la session sera publiée.";
        }

        if (whole)
        {
            return $"Le candidat détient tous les {after.Head.Edition.Vocabulary.Units} : un jury reste à réunir pour la certification entière.";
        }

        if (again.IsAccepted)
        {
            return user.Role == Role.Candidate
                ? "Votre entreprise peut ouvrir une nouvelle présentation, limitée à ce qui manque. Parlez-en avec elle ; ce qui est acquis ne se repasse pas."
                : "Une nouvelle présentation peut s’ouvrir, limitée à ce qui manque : ce qui est acquis ne se repasse pas.";
        }

        return decision.Result == DecisionResult.Total ? null : again.Refusals[0].Message;
    }
}
