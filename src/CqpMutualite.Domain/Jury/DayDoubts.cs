using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.Jury;

/// <summary>What deserves a look in the day and hours of a session: it forbids nothing.</summary>
public static class DayDoubts
{
    /// <summary>
    /// On the clocks of its territory. <paramref name="now"/>: what they show; <paramref name="notice"/>: days that should separate the convocation from the
    /// session.
    /// </summary>
    public static IEnumerable<string> Of(Territory territory, DateOnly heldOn, TimeOnly startsAt, DateTime now, int notice)
    {
        if (territory.Holiday(heldOn) is { } holiday)
        {
            yield return $"Ce jour-là est férié : {holiday}.";
        }
        else if (heldOn.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            yield return $"Ce jour-là est un {(heldOn.DayOfWeek == DayOfWeek.Sunday ? "dimanche" : "samedi")}.";
        }

        var days = heldOn.DayNumber - DateOnly.FromDateTime(now).DayNumber;
        if (heldOn.ToDateTime(startsAt) < now)
        {
            yield return "L’heure du premier passage est déjà passée.";
        }
        else if (days < notice)
        {
            yield return days == 0
                ? $"La session est pour aujourd’hui : le délai de convocation voulu est de {Typography.Number(notice)} jours."
                : $"Il reste {(days == 1 ? "un jour" : $"{days} jours")} : le délai de convocation voulu est de {Typography.Number(notice)} jours.";
        }
    }
}
