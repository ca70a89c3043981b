namespace CqpMutualite.Domain.Certificates;

/// <summary>The bonus that goes with a certification: points, whose value is set for one year at a time.</summary>
/// <param name="Points">Number of points.</param>
/// <param name="Year">Year of the decision.</param>
/// <param name="PointValue">Value of a point that year, in euros; null when nobody has set it.</param>
public sealed record Gratification(int Points, int Year, decimal? PointValue)
{
    /// <summary>Amount in euros; null when the year has no value.</summary>
    public decimal? Amount => PointValue * Points;

    /// <summary>The bonus of a decision of that day; null when there is none.</summary>
    public static Gratification? Of(int points, IReadOnlyDictionary<int, decimal> values, DateOnly decidedOn) =>
        points == 0 ? null : new Gratification(points, decidedOn.Year, values.TryGetValue(decidedOn.Year, out var value) ? value : null);
}
