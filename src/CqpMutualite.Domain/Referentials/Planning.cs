namespace CqpMutualite.Domain.Referentials;

/// <summary>A kind of moment of the in-company evaluation.</summary>
public enum MomentKind
{
    /// <summary>The two evaluators prepare the evaluation (« entretien de cadrage »).</summary>
    Framing,

    /// <summary>The candidate is observed at work, in a real, a simulated or a rebuilt situation.</summary>
    Situation,

    /// <summary>The evaluators talk with the candidate.</summary>
    Interview,

    /// <summary>A short talk after the situations observed.</summary>
    ComplementaryInterview,

    /// <summary>The candidate presents their work to the evaluators.</summary>
    Presentation,

    /// <summary>The results are presented to the candidate.</summary>
    Restitution,
}

/// <summary>
/// What the edition expects of the organisation of the evaluation of some units, in figures: a help to who plans, never a condition.
/// </summary>
public sealed record PlanningItem
{
    /// <summary>The kind of moments counted; null: something that the candidate prepares, which is not planned.</summary>
    public required MomentKind? Kind { get; init; }

    /// <summary>What is expected.</summary>
    public required string Label { get; init; }

    /// <summary>The words of <see cref="Label"/> are ours.</summary>
    public bool Ours { get; init; }

    /// <summary>The units that share it: one moment may serve several; empty: the evaluation as a whole.</summary>
    public required IReadOnlyList<string> Units { get; init; }

    /// <summary>At least that many; null: the source gives no figure.</summary>
    public required int? Minimum { get; init; }

    public required int? Maximum { get; init; }

    /// <summary>Within that many days, the first and the last counted.</summary>
    public required int? WithinDays { get; init; }

    /// <summary>About that many minutes each.</summary>
    public required int? Minutes { get; init; }

    /// <summary>The source gives its figures as an example: nothing is said of who does otherwise.</summary>
    public required bool Indicative { get; init; }

    public required SourceLines Source { get; init; }
}
