using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury.SessionCalendar;

/// <summary>The sessions of a month or a quarter, day by day.</summary>
public sealed record CalendarPage(CalendarPeriod Period, IReadOnlyList<CalendarMonth> Months, DateOnly Today)
{
    /// <summary>Some session is to come: its members may be asked whether they are free.</summary>
    public bool MayAsk => Months
        .SelectMany(month => month.Days)
        .Any(day => day.Day >= Today && day.Sessions.Any(line => line.Row is { Opened: false, Closed: false }));

    /// <summary>One query.</summary>
    public static async Task<CalendarPage> LoadAsync(
        AppDbContext db,
        Editions editions,
        CurrentUser user,
        CalendarPeriod period,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var (first, last) = (period.First, period.Last);
        var sessions = db.SessionsVisibleTo(user.Reader)
            .AsNoTracking()
            .Where(session => session.HeldOn >= first && session.HeldOn <= last)
            .OrderBy(session => session.HeldOn)
            .ThenBy(session => session.StartsAt)
            .ThenBy(session => session.Id);
        var rows = (await SessionLine.Of(db, sessions).ToListAsync(cancellation)).ToLookup(row => row.HeldOn);
        return new CalendarPage(
            period,
            [
                .. period.Months.Select(month => new CalendarMonth(
                    month,
                    [
                        .. Enumerable.Range(0, DateTime.DaysInMonth(month.Year, month.Month)).Select(month.AddDays).Select(day =>
                            new CalendarDay(day, Territory.Mainland.Holiday(day), [.. rows[day].Select(row => row.Line(editions))])),
                    ])),
            ],
            today);
    }
}

public sealed record CalendarMonth(DateOnly First, IReadOnlyList<CalendarDay> Days)
{
    public int Sessions => Days.Sum(day => day.Sessions.Count);
}

/// <summary>A day. <paramref name="Holiday"/>: name of the public holiday of the mainland; null: none.</summary>
public sealed record CalendarDay(DateOnly Day, string? Holiday, IReadOnlyList<SessionLine> Sessions)
{
    /// <summary>Nothing to tell: shown in the grid alone.</summary>
    public bool IsEmpty => Holiday is null && Sessions.Count == 0;

    /// <summary>From Monday, 1, to Sunday, 7.</summary>
    public int Weekday => Day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)Day.DayOfWeek;

    /// <summary>« jeudi », « 14 », « janvier ».</summary>
    public IReadOnlyList<string> Words => FrenchText.DayDate(Day).Split([' ', FrenchText.NoBreakSpace]);
}
