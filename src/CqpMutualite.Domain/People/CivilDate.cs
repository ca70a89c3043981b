using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.People;

/// <summary>How much of a birth date is known.</summary>
public enum DatePrecision
{
    Day,

    Month,

    Year,
}

/// <summary>A birth date as identity documents state it: a day, or only its month or its year when the registry knew no more.</summary>
public readonly partial record struct CivilDate
{
    private const int EarliestYear = 1850, LatestYear = 2150;

    private CivilDate(DateOnly earliest, DatePrecision precision) => (Earliest, Precision) = (earliest, precision);

    /// <summary>The first day that it may be.</summary>
    public DateOnly Earliest { get; }

    public DatePrecision Precision { get; }

    /// <summary>The last day that it may be.</summary>
    public DateOnly Latest => Precision switch
    {
        DatePrecision.Year => new DateOnly(Earliest.Year, 12, 31),
        DatePrecision.Month => Earliest.AddMonths(1).AddDays(-1),
        _ => Earliest,
    };

    public static implicit operator CivilDate(DateOnly day) => new(day, DatePrecision.Day);

    /// <summary>As it is kept: any day of it, and how much of it is known.</summary>
    public static CivilDate Of(DateOnly day, DatePrecision precision) => precision switch
    {
        DatePrecision.Year => new CivilDate(new DateOnly(day.Year, 1, 1), precision),
        DatePrecision.Month => new CivilDate(new DateOnly(day.Year, day.Month, 1), precision),
        _ => new CivilDate(day, precision),
    };

    /// <summary>Whether both may be the same day.</summary>
    public bool MayBe(CivilDate other) => Earliest <= other.Latest && other.Earliest <= Latest;

    /// <summary>« 14/05/1992 », « 05/1985 », « 1985 »: as it is typed, and read again.</summary>
    public string Typed => Written("dd'/'MM'/'yyyy", "MM'/'yyyy");

    /// <summary>« 1992-05-14 », « 1985-05 », « 1985 »: as it is compared.</summary>
    public override string ToString() => Written("yyyy-MM-dd", "yyyy-MM");

    /// <summary>« le 14 mai 1992 », « en mai 1985 », « en 1985 »: after « née ».</summary>
    public string WhenBorn
    {
        get
        {
            var french = CultureInfo.GetCultureInfo("fr-FR");
            return Precision switch
            {
                DatePrecision.Year => $"en {Earliest.Year}",
                DatePrecision.Month => $"en {Earliest.ToString("MMMM yyyy", french)}",
                _ => $"le {(Earliest.Day == 1 ? "1er" : Earliest.Day.ToString(CultureInfo.InvariantCulture))} {Earliest.ToString("MMMM yyyy", french)}",
            };
        }
    }

    /// <summary>
    /// Reads what people, spreadsheets and registries write: « 14/05/1992 », « 1992-05-14T00:00:00 », « 14 mai 1992 », « 00/05/1985 », « 05/1985 »,
    /// « 00/00/1985 », « 1985 ». Two figures of a year are of 1950 to 2049.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? typed, out CivilDate date)
    {
        var read = Read(typed);
        date = read ?? default;
        return read is not null;
    }

    /// <inheritdoc cref="TryParse" />
    public static CivilDate? Read(string? typed)
    {
        var text = Midnight().Replace(typed?.Trim() ?? "", "");
        if (Figures().Match(text) is { Success: true } figures)
        {
            return Of(figures);
        }

        return Words().Match(FoldedName.WithFigures(text)) is { Success: true } words && MonthOf(words.Groups["month"].Value) is { } month
            ? Known(Number(words, "year"), month, Number(words, "day"))
            : null;
    }

    private static CivilDate? Of(Match figures)
    {
        var year = Number(figures, "year");
        if (figures.Groups["year"].Length == 2)
        {
            year += year < 50 ? 2000 : 1900;
        }

        return Known(year, Number(figures, "month"), Number(figures, "day"));
    }

    // zero: not known
    private static CivilDate? Known(int year, int month, int day)
    {
        if (year is < EarliestYear or > LatestYear || month is < 0 or > 12 || (month == 0 && day > 0) || day < 0)
        {
            return null;
        }

        return (month, day) switch
        {
            (0, 0) => new CivilDate(new DateOnly(year, 1, 1), DatePrecision.Year),
            (_, 0) => new CivilDate(new DateOnly(year, month, 1), DatePrecision.Month),
            _ => day <= DateTime.DaysInMonth(year, month) ? new CivilDate(new DateOnly(year, month, day), DatePrecision.Day) : null,
        };
    }

    // « XX », « ?? » and « -- » stand for what is not known
    private static int Number(Match match, string group) =>
        int.TryParse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private static int? MonthOf(string folded)
    {
        var names = CultureInfo.GetCultureInfo("fr-FR").DateTimeFormat.MonthNames.Take(12).Select(FoldedName.Of).ToList();
        var found = names.Index().Where(month => month.Item.StartsWith(folded, StringComparison.Ordinal)).ToList();
        return folded.Length >= 3 && found.Count == 1 ? found[0].Index + 1 : null;
    }

    private string Written(string day, string month) => Precision switch
    {
        DatePrecision.Year => Earliest.Year.ToString("0000", CultureInfo.InvariantCulture),
        DatePrecision.Month => Earliest.ToString(month, CultureInfo.InvariantCulture),
        _ => Earliest.ToString(day, CultureInfo.InvariantCulture),
    };

    // the time of day that a spreadsheet or another program adds
    [GeneratedRegex(@"[ T]+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Midnight();

    [GeneratedRegex(
        @"^((?<day>\d{1,2}|[xX?*]{1,2}|--)\s*[/.\-\s]\s*(?<month>\d{1,2}|[xX?*]{1,2}|--)\s*[/.\-\s]\s*(?<year>\d{4}|\d{2})"
            + @"|(?<year>\d{4})\s*[/.\-]\s*(?<month>\d{1,2})(\s*[/.\-]\s*(?<day>\d{1,2}))?"
            + @"|(?<month>\d{1,2})\s*[/.\-\s]\s*(?<year>\d{4})"
            + @"|(?<year>\d{4})"
            + @"|(?<day>\d{2})(?<month>\d{2})(?<year>\d{4}))$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Figures();

    [GeneratedRegex(@"^((?<day>\d{1,2})(ER)? )?(?<month>[A-Z]{3,9}) (?<year>\d{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
