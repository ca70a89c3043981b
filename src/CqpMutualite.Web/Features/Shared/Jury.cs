namespace CqpMutualite.Web.Features.Shared;

/// <summary>One session of a jury: two colleges side by side, what forbids, what deserves a look, the running order.</summary>
public sealed record JuryCard(string Key, string Title, Tag Tag, string? Meta, College First, College Second)
{
    public IReadOnlyList<AlertLine> Alerts { get; init; } = [];

    /// <summary>« présidence désignée en séance, au tour des employeurs ».</summary>
    public string? OrderMeta { get; init; }
    public IReadOnlyList<RunningOrderRow> Order { get; init; } = [];

    /// <summary>Receives a POST with <c>Candidate</c> and <c>Move</c> = up | down; null when the order is fixed.</summary>
    public string? MoveUrl { get; init; }
}

/// <summary>One college and its seats.</summary>
/// <param name="Name">« Collège salariés ».</param>
/// <param name="Expected">Seats that the rule asks for.</param>
/// <param name="Seats">Those taken.</param>
/// <param name="InviteUrl">Where a vacant seat is filled.</param>
public sealed record College(string Name, int Expected, IReadOnlyList<Seat> Seats, string? InviteUrl = null);

/// <summary>A member of the jury.</summary>
public sealed record Seat(string Name, string Organisation);

/// <summary>One passage.</summary>
public sealed record RunningOrderRow(string Key, TimeOnly At, string Candidate, string? Organisation, string? Certification, string Length, Tag? Tag = null);

/// <summary>The candidates of a session, above the deliberation.</summary>
public sealed record SessionOrder(IReadOnlyList<SessionCandidate> Candidates, string Label = "Candidats de la session");

/// <summary>« 9:15 · en délibération ».</summary>
public sealed record SessionCandidate(string Name, TimeOnly At, string State, string Url, bool Current = false);

/// <summary>One unit in a deliberation: two sources of evidence, then the decision.</summary>
public sealed record DeliberationRow(string Code, string Title, IReadOnlyList<Proof> Proofs, Choices Choices);

/// <summary>« Entreprise : maîtrisée ».</summary>
public sealed record Proof(string Source, string Says, bool? Favourable);
