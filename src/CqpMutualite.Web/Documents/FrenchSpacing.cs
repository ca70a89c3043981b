using System.Text.RegularExpressions;

namespace CqpMutualite.Web.Documents;

/// <summary>
/// French typography of a text that may not be retouched: existing spaces become no-break ones where the rules ask for it,
/// nothing is added, and no other character is ever changed (terms of a certification are printed verbatim).
/// </summary>
public static partial class FrenchSpacing
{
    private const char NoBreak = '\u00A0';
    private const char NarrowNoBreak = '\u202F';

    /// <summary>The text with its spaces put right.</summary>
    public static string Apply(string text)
    {
        if (text.AsSpan().IndexOfAny(" \u00A0\u202F") < 0)
        {
            return text;
        }

        text = BeforeHighSign().Replace(text, NarrowNoBreak + "$1");
        text = BeforeColon().Replace(text, NoBreak + "$1");
        text = AfterOpeningQuote().Replace(text, "«" + NoBreak);
        text = Thousands().Replace(text, NarrowNoBreak.ToString());
        text = NumberAndUnit().Replace(text, NoBreak.ToString());
        text = BeforeRank().Replace(text, NoBreak.ToString());
        return AfterShortTitle().Replace(text, NoBreak.ToString());
    }

    [GeneratedRegex("[ \u00A0]([;!?]+(?=$|[\\s»).,…]))")]
    private static partial Regex BeforeHighSign();

    [GeneratedRegex("[ \u202F]([:»])")]
    private static partial Regex BeforeColon();

    [GeneratedRegex("«[ \u202F]")]
    private static partial Regex AfterOpeningQuote();

    [GeneratedRegex("(?<=\\b\\d{1,3}(?:[ \u00A0\u202F]\\d{3})*) (?=\\d{3}(?:[ \u00A0\u202F]\\d{3})*(?:[ \u00A0\u202F]?[€%]|[ \u00A0\u202F]euros?\\b))")]
    private static partial Regex Thousands();

    [GeneratedRegex(
        "(?:(?<=\\d|\\d ?h) "
            + "(?=(?:h|min|mn|s|€|%|euros?|pages?|ans?|mois|jours?|heures?|minutes?|janvier|février|mars|avril|mai|juin|juillet|"
            + "août|septembre|octobre|novembre|décembre)(?![\\p{L}\\d])))"
            + "|(?<=\\d[ \u00A0]?h) (?=\\d)|(?<=\\b1er) (?=\\p{L})"
    )]
    private static partial Regex NumberAndUnit();

    [GeneratedRegex("(?<=\\b(?:[ÉéEe]valuateur|[Dd]omaine|[Bb]loc|BLOC)) (?=\\d\\b)")]
    private static partial Regex BeforeRank();

    [GeneratedRegex("(?<=(?:^|[\\s(«])(?:M\\.|MM\\.|Mme|Mmes|Dr|n°|N°|art\\.|p\\.)) (?=[\\p{L}\\d])")]
    private static partial Regex AfterShortTitle();
}
