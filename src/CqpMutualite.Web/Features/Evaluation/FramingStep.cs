using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Web.Features.Evaluation;

/// <summary>The framing meeting of the two evaluators, where the edition expects one: a dated step that reminds and forbids nothing.</summary>
public sealed record FramingStep(PlanningState State)
{
    public IEnumerable<EvaluationMoment> Held => State.Moments.Where(moment => moment.HeldOn is not null);

    public EvaluationMoment? Planned => State.Moments.FirstOrDefault(moment => moment.HeldOn is null);

    /// <summary>That of a file; null when the edition expects none.</summary>
    public static FramingStep? Of(Booklet booklet, IReadOnlyCollection<EvaluationMoment> moments) =>
        PlanningState.Of(booklet, null, moments).FirstOrDefault(state => state.Item.Kind == MomentKind.Framing) is { } state ? new FramingStep(state) : null;
}
