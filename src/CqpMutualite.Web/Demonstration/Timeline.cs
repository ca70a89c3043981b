namespace CqpMutualite.Web.Demonstration;

/// <summary>Days and hours of an invented file: working days, office hours of Paris, each act after the one before, none in the future.</summary>
internal sealed class Timeline(DateOnly start, DateTimeOffset now, int seed)
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    private readonly DateOnly today = FrenchText.ParisDay(now);
    private DateTimeOffset last = DateTimeOffset.MinValue;
    private int acts = seed;

    /// <summary>The working day that many days after the start.</summary>
    public DateOnly Day(int offset)
    {
        var day = start.AddDays(offset);
        day = day.DayOfWeek switch
        {
            DayOfWeek.Saturday => day.AddDays(2),
            DayOfWeek.Sunday => day.AddDays(1),
            _ => day,
        };
        return day > today ? today : day;
    }

    /// <summary>The day on which the story is told: nothing comes after it but what is planned.</summary>
    public DateOnly Today => today;

    /// <summary>A moment of that day, after every moment given before.</summary>
    public DateTimeOffset At(DateOnly day)
    {
        acts++;
        var local = day.ToDateTime(new TimeOnly(9 + (acts * 7 % 9), acts * 17 % 60));
        var moment = new DateTimeOffset(local, Paris.GetUtcOffset(local)).ToUniversalTime();
        if (moment <= last)
        {
            moment = last.AddMinutes(3);
        }

        return last = moment > now ? now : moment;
    }
}
