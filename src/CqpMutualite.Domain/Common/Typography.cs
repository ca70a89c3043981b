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

    [GeneratedRegex(@"(?<=\S)[ \u00A0]([:»%])")]
    private static partial Regex BeforeColon();

    [GeneratedRegex(@"(?<=\S)[ \u00A0\u202F]([;?!])")]
    private static partial Regex BeforeNarrow();

    [GeneratedRegex(@"«[ \u00A0]")]
    private static partial Regex AfterOpening();
}
