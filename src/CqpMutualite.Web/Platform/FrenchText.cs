using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.People;
using Microsoft.AspNetCore.Html;

namespace CqpMutualite.Web.Platform;

/// <summary>What French typography asks of dates, hours, counts and names, written once. Pure: no clock, no request, no culture of the server.</summary>
public static partial class FrenchText
{
    /// <summary>No-break space: inside « », before a colon, between a number and what it counts.</summary>
    public const char NoBreakSpace = '\u00A0';

    /// <summary>Narrow no-break space: before ; ? ! and between thousands.</summary>
    public const char NarrowSpace = '\u202F';

    /// <summary>Distance in days beyond which a date says more than « Dans 61 jours ».</summary>
    public const int FarInDays = 60;

    /// <summary>IANA name of the zone of the mainland.</summary>
    public const string ParisZone = "Europe/Paris";

    // accents stay as they are: a page of French written in entities is a third heavier
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById(ParisZone);
    private static readonly string[] Days = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];
    private static readonly string[] Months =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
    private static readonly string[] ShortMonths =
        ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];
    private static readonly HashSet<string> Particles = new(StringComparer.OrdinalIgnoreCase) { "de", "du", "des", "la", "le", "les", "et", "d", "l" };
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>The same instant on a clock in Paris.</summary>
    public static DateTimeOffset InParis(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Paris);

    /// <summary>The instant at which a clock in Paris shows that day and time.</summary>
    public static DateTimeOffset FromParis(DateOnly day, TimeOnly time) =>
        new DateTimeOffset(day.ToDateTime(time), Paris.GetUtcOffset(day.ToDateTime(time))).ToUniversalTime();

    /// <summary>The instant at which a clock of that zone (IANA name) shows that day and time.</summary>
    public static DateTimeOffset FromClock(DateOnly day, TimeOnly time, string zone) =>
        new DateTimeOffset(day.ToDateTime(time), TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(day.ToDateTime(time))).ToUniversalTime();

    /// <summary>What a clock of that zone (IANA name) shows at that instant.</summary>
    public static DateTime OnClock(DateTimeOffset instant, string zone) =>
        TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime;

    /// <summary>The day it is in Paris at that instant.</summary>
    public static DateOnly ParisDay(DateTimeOffset instant) => DateOnly.FromDateTime(InParis(instant).DateTime);

    /// <summary>« vendredi 20 novembre 2026 ».</summary>
    public static string LongDate(DateOnly day) => $"{Days[(int)day.DayOfWeek]} {PlainDate(day)}";

    /// <summary>« 20 novembre 2026 », « 1er janvier 2027 ».</summary>
    public static string PlainDate(DateOnly day) => $"{DayAndMonth(day)} {day.Year}";

    /// <summary>« 24 nov. 2026 », for tables.</summary>
    public static string ListDate(DateOnly day) => $"{Ordinal(day)}{NoBreakSpace}{ShortMonths[day.Month - 1]} {day.Year}";

    /// <summary>« 14 mai 1992 », « mai 1985 », « 1985 »: as much of a birth date as is known.</summary>
    public static string PlainDate(CivilDate born) => born.Precision switch
    {
        DatePrecision.Year => born.Typed,
        DatePrecision.Month => MonthAndYear(born.Earliest),
        _ => PlainDate(born.Earliest),
    };

    /// <summary>« mar. 24 novembre », under a distance.</summary>
    public static string ShortDayDate(DateOnly day) => $"{Days[(int)day.DayOfWeek][..3]}. {DayAndMonth(day)}";

    /// <summary>« mardi 24 novembre », in a sentence whose year is known.</summary>
    public static string DayDate(DateOnly day) => $"{Days[(int)day.DayOfWeek]} {DayAndMonth(day)}";

    /// <summary>« novembre 2026 ».</summary>
    public static string MonthAndYear(DateOnly day) => $"{Months[day.Month - 1]} {day.Year}";

    /// <summary>« nov. », under the figure of a calendar leaf.</summary>
    public static string ShortMonth(DateOnly day) => ShortMonths[day.Month - 1];

    /// <summary>« 14/05/1992 », the form in which a date is typed.</summary>
    public static string TypedDate(DateOnly day) => day.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>« 09:05 », the form in which an hour is typed.</summary>
    public static string TypedTime(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>« 14 h 32 » in Paris; « 9 h » on the hour.</summary>
    public static string Hour(DateTimeOffset instant) => Hour(TimeOnly.FromDateTime(InParis(instant).DateTime));

    /// <summary>« 14 h 32 », « 9 h ».</summary>
    public static string Hour(TimeOnly time) => Typography.Hour(time);

    /// <summary>« 16 novembre 2026 à 9 h 12 » in Paris.</summary>
    public static string Moment(DateTimeOffset instant) => $"{PlainDate(ParisDay(instant))} à{NoBreakSpace}{Hour(instant)}";

    /// <summary>« Aujourd’hui », « Demain », « Dans 4 jours », « 3 jours de retard »; in months, then years, when it is far.</summary>
    public static string Distance(DateOnly due, DateOnly today)
    {
        var days = due.DayNumber - today.DayNumber;
        return days switch
        {
            < 0 => $"{Plural(-days, "jour", "jours")} de retard",
            0 => "Aujourd’hui",
            1 => "Demain",
            <= FarInDays => $"Dans {Plural(days, "jour", "jours")}",
            _ => $"Dans {Far(due, today)}",
        };
    }

    /// <summary>A sentence said inside another.</summary>
    public static string LowerFirst(string words) =>
        words.Length == 0 ? words : char.ToLower(words[0], System.Globalization.CultureInfo.CurrentCulture) + words[1..];

    /// <summary>« Accuser réception de l’inscription » in an address: « accuser-reception-de-l-inscription ».</summary>
    public static string Slug(string words) => Domain.Common.FoldedName.Of(words).ToLowerInvariant().Replace(' ', '-');

    /// <summary>« Aucun dossier », « 1 dossier », « 1 234 dossiers »; « Aucune action » with <paramref name="feminine"/>.</summary>
    public static string Plural(long count, string singular, string plural, bool feminine = false) => count switch
    {
        0 => $"{(feminine ? "Aucune" : "Aucun")} {singular}",
        // French counts as singular everything under two.
        1 or -1 => $"{Number(count)}{NoBreakSpace}{singular}",
        _ => $"{Number(count)}{NoBreakSpace}{plural}",
    };

    /// <summary>« 1 234 », thousands parted by a narrow no-break space.</summary>
    public static string Number(long value) =>
        value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', NarrowSpace).Replace('-', '\u2212');

    /// <summary>« 14,5 heures », « 1,5 heure »; « Aucune heure ».</summary>
    public static string Hours(decimal count) => count == 0 ? "Aucune heure" : Typography.Hours(count);

    /// <summary>« ÉL » for Étienne Lacombe, « CC » for Cap Compétences, « OE » for OEMM.</summary>
    public static string Initials(string name)
    {
        var words = name.Split([' ', NoBreakSpace, '’', '\''], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !Particles.Contains(word) && char.IsLetterOrDigit(word[0])).ToArray();
        return words switch
        {
            [] => "?",
            [var only] => only[..Math.Min(2, only.Length)].ToUpper(French),
            [var first, .., var last] => string.Concat(first[..1], last[..1]).ToUpper(French),
        };
    }

    /// <summary>Lower case, without accents, for an address or an identifier; anything else becomes a hyphen.</summary>
    public static string Plain(string text) => string.Concat(text.ToLowerInvariant().Normalize(NormalizationForm.FormD)
        .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
        .Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));

    /// <summary>« a, b et c ».</summary>
    public static string Join(IEnumerable<string> items)
    {
        var all = items.ToArray();
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} et {all[^1]}";
    }

    /// <summary>« de Karim », « d’Inès ». An h is taken as sounded: « de Hugo » is never wrong.</summary>
    public static string Of(string name) =>
        name.Length > 0 && "aeiouœæ".Contains(Bare(name[0]), StringComparison.Ordinal) ? $"d’{name}" : $"de {name}";

    /// <summary>The first letter as a capital: « Vendredi 20 novembre ».</summary>
    public static string Sentence(string text) => text.Length == 0 ? text : text[..1].ToUpper(French) + text[1..];

    /// <summary>The spaces of typed text made no-break where French wants them: « x », before : ; ? ! and %.</summary>
    public static string NoBreak(string text) => Typography.NoBreak(text).Replace('\'', '’');

    /// <summary>The text for a page, encoded, with « 1er » as 1<sup>er</sup>.</summary>
    public static IHtmlContent Html(string text) => new HtmlString(First().Replace(Encoder.Encode(text), "1<sup>er</sup>"));

    private static string DayAndMonth(DateOnly day) => $"{Ordinal(day)}{NoBreakSpace}{Months[day.Month - 1]}";

    private static string Ordinal(DateOnly day) => day.Day == 1 ? "1er" : day.Day.ToString(CultureInfo.InvariantCulture);

    private static string Far(DateOnly due, DateOnly today)
    {
        var months = ((due.Year - today.Year) * 12) + due.Month - today.Month - (due.Day < today.Day ? 1 : 0);
        return months < 24 ? $"{Math.Max(2, months)}{NoBreakSpace}mois" : $"{months / 12}{NoBreakSpace}ans";
    }

    private static char Bare(char letter) => char.ToLower(letter.ToString().Normalize(NormalizationForm.FormD)[0], French);

    [GeneratedRegex(@"(?<![\w/])1er(?=\W|$)")]
    private static partial Regex First();
}
