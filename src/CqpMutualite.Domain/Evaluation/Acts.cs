using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Evaluation;

/// <summary>What a moment was called when something happened to it.</summary>
public sealed record NamedMoment(MomentKind Kind, IReadOnlyList<string> Units, bool Simulated);

/// <summary>An act on a moment of the evaluation.</summary>
public abstract record MomentAct(NamedMoment Moment) : Act;

public sealed record MomentPlanned(NamedMoment Moment) : MomentAct(Moment);

public sealed record MomentMoved(NamedMoment Moment) : MomentAct(Moment);

public sealed record MomentHeld(NamedMoment Moment) : MomentAct(Moment);

/// <summary>It was not held after all.</summary>
public sealed record MomentToHold(NamedMoment Moment) : MomentAct(Moment);

/// <summary>It was taken off the planning.</summary>
public sealed record MomentRemoved(NamedMoment Moment) : MomentAct(Moment);

/// <summary>An evaluator noted what they saw; told to nobody else.</summary>
public sealed record MomentNoted(NamedMoment Moment) : MomentAct(Moment)
{
    /// <inheritdoc />
    public override bool Confidential => true;
}
