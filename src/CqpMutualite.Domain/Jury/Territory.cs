namespace CqpMutualite.Domain.Jury;

/// <summary>Where in France a session is held: its hours are read on the clocks there, its public holidays are those there.</summary>
public enum Territory
{
    Mainland,

    /// <summary>Bas-Rhin, Haut-Rhin, Moselle: two more public holidays.</summary>
    AlsaceMoselle,

    Guadeloupe,

    Guyane,

    LaReunion,

    Martinique,

    Mayotte,
}

/// <summary>Clocks and public holidays of the territories (code du travail, art. L3133-1, L3134-13 and L3422-2).</summary>
public static class Territories
{
    // Good Friday is a custom in the Antilles, followed by most offices
    private static readonly (Territory Territory, string Name, string Zone, string? Clock, bool GoodFriday, (int Month, int Day, string Name)? Own)[] Table =
    [
        (Territory.Mainland, "Métropole", "Europe/Paris", null, false, null),
        (Territory.AlsaceMoselle, "Alsace et Moselle", "Europe/Paris", null, true, (12, 26, "la Saint-Étienne")),
        (Territory.Guadeloupe, "Guadeloupe", "America/Guadeloupe", "heure de Guadeloupe", true, (5, 27, Abolition)),
        (Territory.Guyane, "Guyane", "America/Cayenne", "heure de Guyane", false, (6, 10, Abolition)),
        (Territory.LaReunion, "La Réunion", "Indian/Reunion", "heure de La Réunion", false, (12, 20, Abolition)),
        (Territory.Martinique, "Martinique", "America/Martinique", "heure de Martinique", true, (5, 22, Abolition)),
        (Territory.Mayotte, "Mayotte", "Indian/Mayotte", "heure de Mayotte", false, (4, 27, Abolition)),
    ];

    private static readonly (int Month, int Day, string Name)[] Fixed =
    [
        (1, 1, "le jour de l’An"),
        (5, 1, "la fête du Travail"),
        (5, 8, "le 8 mai"),
        (7, 14, "la fête nationale"),
        (8, 15, "l’Assomption"),
        (11, 1, "la Toussaint"),
        (11, 11, "le 11 novembre"),
        (12, 25, "Noël"),
    ];

    private const string Abolition = "la commémoration de l’abolition de l’esclavage";

    public static string Name(this Territory territory) => Of(territory).Name;

    /// <summary>IANA name of its time zone.</summary>
    public static string Zone(this Territory territory) => Of(territory).Zone;

    /// <summary>« heure de La Réunion »; null where it is that of Paris.</summary>
    public static string? Clock(this Territory territory) => Of(territory).Clock;

    /// <summary>« Noël »; null on a day that is no public holiday there.</summary>
    public static string? Holiday(this Territory territory, DateOnly day)
    {
        var (_, _, _, _, goodFriday, own) = Of(territory);
        return Fixed.Concat(own is { } known ? [known] : []).Where(holiday => (holiday.Month, holiday.Day) == (day.Month, day.Day))
            .Select(holiday => holiday.Name).FirstOrDefault()
            ?? (day.DayNumber - Easter(day.Year).DayNumber) switch
            {
                -2 when goodFriday => "le Vendredi saint",
                0 => "Pâques",
                1 => "le lundi de Pâques",
                39 => "l’Ascension",
                49 => "la Pentecôte",
                50 => "le lundi de Pentecôte",
                _ => null,
            };
    }

    // Gregorian computus (Meeus, Astronomical Algorithms, chapter 8)
    private static DateOnly Easter(int year)
    {
        var (golden, century, rest) = (year % 19, year / 100, year % 100);
        var moon = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var week = (32 + (2 * (century % 4)) + (2 * (rest / 4)) - moon - (rest % 4)) % 7;
        var late = (golden + (11 * moon) + (22 * week)) / 451;
        var days = moon + week - (7 * late) + 114;
        return new DateOnly(year, days / 31, (days % 31) + 1);
    }

    private static (Territory Territory, string Name, string Zone, string? Clock, bool GoodFriday, (int Month, int Day, string Name)? Own) Of(
        Territory territory) => Array.Find(Table, line => line.Territory == territory);
}
