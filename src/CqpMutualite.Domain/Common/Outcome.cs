namespace CqpMutualite.Domain.Common;

/// <summary>
/// A broken rule: a stable code for tests and logs, a French sentence that says what is missing and the remedy, and the field it belongs to (null: the whole
/// form).
/// </summary>
public sealed record Refusal(string Code, string Message, string? Field = null)
{
    /// <summary>The sentence, with the no-break spaces of French typography whatever spaces it was written with.</summary>
    public string Message { get; } = Typography.NoBreak(Message);
}

/// <summary>The answer of an aggregate to a request: accepted, or refused with every reason. A broken rule is never an exception.</summary>
public readonly record struct Outcome
{
    private readonly IReadOnlyList<Refusal>? refusals;

    private readonly IReadOnlyList<Act>? acts;

    private Outcome(IReadOnlyList<Refusal> refusals) => this.refusals = refusals;

    private Outcome(IReadOnlyList<Act> acts) => this.acts = acts;

    public static Outcome Accepted => default;

    /// <summary>What was done, in order; more than one when an act entails another. Empty for a question, and where the acts are still said in words.</summary>
    public IReadOnlyList<Act> Acts => acts ?? [];

    /// <summary>Every reason; empty when accepted.</summary>
    public IReadOnlyList<Refusal> Refusals => refusals ?? [];

    public bool IsAccepted => Refusals.Count == 0;

    /// <summary>Both: every reason of the two, else what both did.</summary>
    public Outcome And(Outcome other) =>
        IsAccepted && other.IsAccepted ? new Outcome((IReadOnlyList<Act>)[.. Acts, .. other.Acts]) : From([.. Refusals, .. other.Refusals]);

    /// <summary>Accepted: that was done.</summary>
    public static implicit operator Outcome(Act act) => new(new[] { act });

    public static implicit operator Outcome(Refusal refusal) => new(new[] { refusal });

    /// <summary>Accepted when the list is empty.</summary>
    public static Outcome From(IEnumerable<Refusal> refusals) => new((IReadOnlyList<Refusal>)[.. refusals]);
}
