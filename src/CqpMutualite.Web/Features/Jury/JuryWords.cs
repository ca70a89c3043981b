using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc.Rendering;
using College = CqpMutualite.Domain.Referentials.College;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>Colleges, conflicts, results and states of sessions, as people read them.</summary>
public static class JuryWords
{
    /// <summary>Where a session may be held.</summary>
    public static IEnumerable<SelectListItem> Territories { get; } =
        [.. Enum.GetValues<Territory>().Select(territory => new SelectListItem(territory.Name(), territory.ToString()))];

    /// <summary>What a session may be.</summary>
    public static IEnumerable<SelectListItem> Kinds { get; } =
    [
        new("Jury : les candidats sont entendus", nameof(SessionKind.Jury)),
        new("Commission paritaire : blocs isolés, sur dossier", nameof(SessionKind.Commission)),
    ];

    /// <summary>« Collège employeurs ».</summary>
    public static string Of(College college) => FrenchText.Sentence(CollegeNames.Of(college));

    /// <summary>« au tour du collège salariés », from who presided last.</summary>
    public static College Other(College college) => college == College.Employers ? College.Employees : College.Employers;

    /// <summary>« Préside », or proposed until the sitting is opened; null for the others.</summary>
    public static Tag? PresidencyOf(JurySession session, JuryMember member) =>
        !member.IsPresident ? null : session.OpenedAt is null ? new Tag(TagState.Neutral, "Proposé à la présidence") : new Tag(TagState.Complete, "Préside");

    /// <summary>« disponible », « disponibilité demandée ».</summary>
    public static string Of(AvailabilityAnswer? answer) => answer switch
    {
        AvailabilityAnswer.Available => "disponible",
        AvailabilityAnswer.Perhaps => "peut-être disponible",
        AvailabilityAnswer.Unavailable => "pas disponible",
        _ => "disponibilité demandée",
    };

    /// <summary>What ties a member to a candidate: « est évaluateur de ».</summary>
    public static string Of(ConflictKind kind) => kind switch
    {
        ConflictKind.Candidate => "est le candidat de ce dossier",
        ConflictKind.Evaluator => "est ou a été évaluateur du candidat",
        ConflictKind.SameEmployer => "appartient à l’entreprise du candidat",
        ConflictKind.Declared => "a déclaré un lien avec le candidat",
        _ => "appartient à l’organisme qui forme le candidat",
    };

    /// <summary>A declared link: « Lien de travail ».</summary>
    public static string Of(LinkKind kind) => kind switch
    {
        LinkKind.Family => "Lien de famille",
        LinkKind.Personal => "Lien personnel, amical ou conflictuel",
        LinkKind.Work => "Lien de travail, présent ou passé",
        _ => "Autre lien",
    };

    /// <summary>The kinds of link, for a list.</summary>
    public static IEnumerable<SelectListItem> LinkKinds => Enum.GetValues<LinkKind>().Select(kind => new SelectListItem(Of(kind), kind.ToString()));

    /// <summary>A declared link, in the words of who declared it: « lien de travail, présent ou passé : “…” ».</summary>
    public static string Of(DeclaredTie tie) => $"{char.ToLowerInvariant(Of(tie.Kind)[0])}{Of(tie.Kind)[1..]} : « {tie.Words.TrimEnd('.')} »";

    public static Tag Of(DecisionResult result, Referential edition, bool byCommission = false) =>
        result switch
        {
            // the commission validates units and delivers nothing
            _ when byCommission => result == DecisionResult.None
                ? new Tag(TagState.NotAcquired, $"Aucun {edition.Vocabulary.Unit} validé")
                : new Tag(TagState.Acquired, $"Au moins un {edition.Vocabulary.Unit} validé"),
            DecisionResult.Total => new Tag(TagState.FullAward),
            DecisionResult.Partial => new Tag(TagState.PartialAward),
            _ => new Tag(TagState.NoAward, $"Aucun {edition.Vocabulary.Unit} acquis"),
        };

    /// <summary>Badge of a session, from where it is and what it still lacks.</summary>
    public static Tag StateOf(SessionState state) => state switch
    {
        { Published: true, Decided: var decided, Files: var files } when decided == files => new Tag(TagState.Complete, "Décisions publiées"),
        { Closed: true } => new Tag(TagState.ToSign, "À publier"),
        { Opened: true } => new Tag(TagState.InProgress, $"En séance : {FrenchText.Plural(state.Decided, "décision", "décisions")} sur {state.Files}"),
        { Vacant: > 0 } => new Tag(TagState.Attention, $"{FrenchText.Plural(state.Vacant, "siège", "sièges")} à pourvoir"),
        { Files: 0 } => new Tag(TagState.Attention, "Aucun dossier"),
        { Convened: true } => new Tag(TagState.Complete, "Convoquée"),
        _ => new Tag(TagState.ToSign, "À convoquer"),
    };
}

public sealed record SessionState(bool Convened, bool Opened, bool Closed, bool Published, int Vacant, int Files, int Decided);
