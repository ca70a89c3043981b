using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Evaluation;

/// <summary>
/// What is planned and held against what the edition expects. It helps and warns; nothing depends on it.
/// </summary>
/// <param name="Item">What is expected.</param>
/// <param name="Moments">The moments that count, in order.</param>
public sealed record PlanningState(PlanningItem Item, IReadOnlyList<EvaluationMoment> Moments)
{
    /// <summary>How far « about » goes, in minutes: ours, the sources say « environ ».</summary>
    public const int AboutMinutes = 10;

    /// <summary>Planned, held ones included.</summary>
    public int Planned => Moments.Count;

    public int Held => Moments.Count(moment => moment.HeldOn is not null);

    /// <summary>As many are held as expected.</summary>
    public bool IsComplete => Held > 0 && Held >= (Item.Minimum ?? 1);

    /// <summary>As many are planned as expected.</summary>
    public bool IsPlanned => Planned > 0 && Planned >= (Item.Minimum ?? 1);

    public bool TooMany => !Item.Indicative && Item.Maximum is { } most && Planned > most;

    /// <summary>Days from the first moment to the last, both counted; 0 when there is none. <paramref name="dayOf"/>: the local day of an instant.</summary>
    public int SpanDays(Func<DateTimeOffset, DateOnly> dayOf) => Moments.Count == 0 ? 0 : Days(dayOf).Max().DayNumber - Days(dayOf).Min().DayNumber + 1;

    /// <summary>Spread over more days than expected.</summary>
    public bool TooSpread(Func<DateTimeOffset, DateOnly> dayOf) => !Item.Indicative && Item.WithinDays is { } most && SpanDays(dayOf) > most;

    /// <summary>One of them is far from the expected duration.</summary>
    public bool OtherDuration => !Item.Indicative && Item.Minutes is { } about && Moments.Any(moment => Math.Abs(moment.Minutes - about) > AboutMinutes);

    /// <summary>The state of each thing that a booklet expects on a unit, or (null) on the evaluation as a whole.</summary>
    public static IEnumerable<PlanningState> Of(Booklet booklet, string? unit, IReadOnlyCollection<EvaluationMoment> moments) =>
        booklet
            .Planning.Where(item => unit is null ? item.Units.Count == 0 : item.Units.Contains(unit))
            .Select(item => new PlanningState(
                item,
                [.. moments.Where(moment => Counts(item, moment)).OrderBy(moment => moment.StartsAt).ThenBy(moment => moment.Id)]
            ));

    private static bool Counts(PlanningItem item, EvaluationMoment moment) =>
        item.Kind == moment.Kind && (item.Units.Count == 0 || moment.Units.Any(item.Units.Contains));

    private IEnumerable<DateOnly> Days(Func<DateTimeOffset, DateOnly> dayOf) => Moments.Select(moment => moment.HeldOn ?? dayOf(moment.StartsAt));
}
