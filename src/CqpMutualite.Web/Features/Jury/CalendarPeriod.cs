using System.Globalization;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>The months that a calendar shows: one, or the three of a quarter.</summary>
public sealed record CalendarPeriod(DateOnly First, bool Quarter)
{
    private const int QuarterMonths = 3;
    private const int FirstYear = 2000, LastYear = 2099;

    public DateOnly Last => First.AddMonths(Length).AddDays(-1);

    /// <summary>The first day of each month.</summary>
    public IEnumerable<DateOnly> Months => Enumerable.Range(0, Length).Select(First.AddMonths);

    /// <summary>« Janvier 2027 », « 1er trimestre 2027 ».</summary>
    public string Title => Quarter ? $"{Rank}{(Rank == 1 ? "er" : "e")} trimestre {First.Year}" : MonthName(First);

    public CalendarPeriod Previous => this with { First = First.AddMonths(-Length) };

    public CalendarPeriod Next => this with { First = First.AddMonths(Length) };

    /// <summary>The month, or the quarter around it; a quarter, or its first month.</summary>
    public CalendarPeriod Other => Around(First, !Quarter);

    /// <summary>« 2027-01 »; « 2027-1 » for a quarter.</summary>
    public string Key => Quarter ? $"{First.Year}-{Rank}" : $"{First.Year}-{First.Month:00}";

    public string Url => $"{JuryPaths.Calendar}?{(Quarter ? "trimestre" : "mois")}={Key}";

    private int Length => Quarter ? QuarterMonths : 1;

    private int Rank => ((First.Month - 1) / QuarterMonths) + 1;

    /// <summary>The month or the quarter of that day.</summary>
    public static CalendarPeriod Around(DateOnly day, bool quarter) =>
        new(new DateOnly(day.Year, quarter ? day.Month - ((day.Month - 1) % QuarterMonths) : day.Month, 1), quarter);

    /// <summary>« 2027-01 », or « 2027-1 » for a quarter; the month of <paramref name="today"/> when neither can be read.</summary>
    public static CalendarPeriod Read(string? month, string? quarter, DateOnly today) =>
        Parts(quarter) is (var year, >= 1 and <= 4 and var rank) ? new(new DateOnly(year, ((rank - 1) * QuarterMonths) + 1, 1), Quarter: true)
        : Parts(month) is (var own, >= 1 and <= 12 and var number) ? new(new DateOnly(own, number, 1), Quarter: false)
        : Around(today, quarter: false);

    /// <summary>« Janvier 2027 ».</summary>
    public static string MonthName(DateOnly day) => FrenchText.Sentence(FrenchText.MonthAndYear(day));

    private static (int Year, int Number)? Parts(string? text) =>
        text?.Split('-') is [var year, var number]
        && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var known)
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var rank)
        && known is >= FirstYear and <= LastYear
            ? (known, rank)
            : null;
}
