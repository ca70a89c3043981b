using System.Globalization;
using System.Text.RegularExpressions;

namespace CqpMutualite.Domain.Common;

/// <summary>The spaces of French sentences.</summary>
public static partial class Typography
{
    /// <summary>Spaces made no-break where French wants them: inside « », before a colon and % (U+00A0), before ; ? ! (U+202F). Nothing is added.</summary>
    public static string NoBreak(string text)
    {
        var spaced = BeforeColon().Replace(text, "\u00A0$1");
        spaced = BeforeNarrow().Replace(spaced, "\u202F$1");
        return AfterOpening().Replace(spaced, "«\u00A0");
    }

    /// <summary>« 14 », « 14,5 », « 1 014,5 »: thousands parted by a narrow no-break space, no useless zero.</summary>
    public static string Number(decimal value) =>
        value.ToString("#,0.##", CultureInfo.InvariantCulture).Replace(',', '\u202F').Replace('.', ',').Replace('-', '\u2212');

    /// <summary>« 1,5 heure », « 14,5 heures »: French counts as singular everything under two.</summary>
    public static string Hours(decimal value) => $"{Number(value)}\u00A0{(Math.Abs(value) < 2 ? "heure" : "heures")}";

    /// <summary>« 9 h », « 9 h 05 ».</summary>
    public static string Hour(TimeOnly time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.Hour}\u00A0h{(time.Minute == 0 ? "" : $"\u00A0{time.Minute:00}")}");

    [GeneratedRegex(@"(?<=\S)[ \u00A0]([:»%])")]
    private static partial Regex BeforeColon();

    [GeneratedRegex(@"(?<=\S)[ \u00A0\u202F]([;?!])")]
    private static partial Regex BeforeNarrow();

    [GeneratedRegex(@"«[ \u00A0]")]
    private static partial Regex AfterOpening();
}
