using Microsoft.AspNetCore.Mvc.Rendering;

namespace CqpMutualite.Web.Features.Shared;

/// <summary>One session of a jury: two colleges side by side, what forbids, what deserves a look, the running order.</summary>
public sealed record JuryCard(string Key, string Title, Tag Tag, string? Meta, College First, College Second)
{
    /// <summary>Those who sit without a voice, when the edition has some.</summary>
    public College? Observers { get; init; }

    /// <summary>Those who may take a seat.</summary>
    public IReadOnlyList<Seat> Substitutes { get; init; } = [];

    /// <summary>Where one is added, by college.</summary>
    public IReadOnlyList<SeatChoice> SubstituteChoices { get; init; } = [];

    public IReadOnlyList<AlertLine> Alerts { get; init; } = [];

    /// <summary>« présidence désignée en séance, au tour des employeurs ».</summary>
    public string? OrderMeta { get; init; }
    public IReadOnlyList<RunningOrderRow> Order { get; init; } = [];

    /// <summary>Receives a POST with <c>Candidate</c> and <c>Move</c> = up | down; null when the order is fixed.</summary>
    public string? MoveUrl { get; init; }

    /// <summary>The colleges to draw, in their order.</summary>
    public IEnumerable<College> Colleges => Observers is null ? [First, Second] : [First, Second, Observers];
}

/// <summary>One college and its seats.</summary>
/// <param name="Name">« Collège salariés ».</param>
/// <param name="Expected">Seats that the rule asks for.</param>
/// <param name="Seats">Those taken.</param>
/// <param name="InviteUrl">Where a vacant seat is filled.</param>
public sealed record College(string Name, int Expected, IReadOnlyList<Seat> Seats, string? InviteUrl = null)
{
    /// <summary>The list in which the next seat is filled, instead of <see cref="InviteUrl"/>.</summary>
    public SeatChoice? Choice { get; init; }
}

/// <summary>Who may take the next seat of a college. Posts <c>Form.College</c> and <c>Form.PersonId</c>.</summary>
public sealed record SeatChoice(string PostUrl, string College, IReadOnlyList<SelectListItem> People)
{
    /// <summary>« Collège employeurs : suppléant »; a substitute is added. Null: a vacant seat is filled.</summary>
    public string? Label { get; init; }

    /// <summary>Why the last choice was refused, drawn above the list.</summary>
    public string? Error { get; init; }
}

/// <summary>A member of the jury.</summary>
public sealed record Seat(string Name, string Organisation)
{
    /// <summary>« Préside ».</summary>
    public Tag? Tag { get; init; }

    /// <summary>What can be done about this member.</summary>
    public IReadOnlyList<RowAct> Acts { get; init; } = [];
}

/// <summary>A small act on a line: a button that posts one value. <paramref name="Label"/>: the accessible name, with whom it concerns.</summary>
public sealed record RowAct(string Text, string Label, string PostUrl, string Name, string Value)
{
    public (string Name, string Value)? With { get; init; }
}

/// <summary>A small link on a line. <paramref name="Label"/>: the accessible name, with whom it concerns.</summary>
public sealed record RowLink(string Text, string Label, string Url);

/// <summary>One passage; the hour is null when the sitting has none, and the rank is shown instead; the length is empty when nobody is heard.</summary>
public sealed record RunningOrderRow(string Key, TimeOnly? At, string Candidate, string? Organisation, string? Certification, string Length, Tag? Tag = null)
{
    /// <summary>Page of the candidate's file.</summary>
    public string? Url { get; init; }

    /// <summary>What limits the hour, under it.</summary>
    public string? Note { get; init; }

    /// <summary>Where the hour is changed.</summary>
    public RowLink? Link { get; init; }

    /// <summary>What can be done about this passage.</summary>
    public IReadOnlyList<RowAct> Acts { get; init; } = [];
}

/// <summary>The candidates of a session, above the deliberation.</summary>
public sealed record SessionOrder(IReadOnlyList<SessionCandidate> Candidates, string Label = "Candidats de la session");

/// <summary>« 9:15 · en délibération »; the rank when there is no hour.</summary>
public sealed record SessionCandidate(string Name, TimeOnly? At, string State, string Url, bool Current = false);

/// <summary>One unit in a deliberation: two sources of evidence, then the decision.</summary>
public sealed record DeliberationRow(string Code, string Title, IReadOnlyList<Proof> Proofs, Choices Choices);

/// <summary>« Entreprise : maîtrisée ».</summary>
public sealed record Proof(string Source, string Says, bool? Favourable);
