using System.Globalization;
using System.Text;

namespace CqpMutualite.Domain.Common;

/// <summary>Names as they are compared: capitals without accents, everything that is no letter read as one space.</summary>
public static class FoldedName
{
    /// <summary>« Éléonore d’Œuvre » → « ELEONORE D OEUVRE ».</summary>
    public static string Of(string? name) => Fold(name, char.IsLetter);

    /// <summary>The same, figures kept: « Mutuelle 44 » → « MUTUELLE 44 ».</summary>
    public static string WithFigures(string? text) => Fold(text, char.IsLetterOrDigit);

    /// <summary>What two records of one person have in common: birth name and birth date. First names are compared by <see cref="SameFirstNames"/>.</summary>
    public static string KeyOf(string birthName, string birthDate) => $"{Of(birthName)}|{birthDate}";

    /// <summary>Whether first names may be those of one person: one list begins the other, since not everybody copies all of them.</summary>
    public static bool SameFirstNames(string one, string other)
    {
        var (first, second) = (Of(one) + " ", Of(other) + " ");
        return first.Length > 1 == second.Length > 1
            && (first.StartsWith(second, StringComparison.Ordinal) || second.StartsWith(first, StringComparison.Ordinal));
    }

    private static string Fold(string? text, Func<char, bool> kept)
    {
        var folded = new StringBuilder();
        foreach (var letter in Decomposed(text ?? ""))
        {
            folded.Append(
                (letter, CharUnicodeInfo.GetUnicodeCategory(letter)) switch
                {
                    // an accent, or a sign that nobody sees (soft hyphen, joiner): the word goes on
                    (_, UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) => "",

                    // an apostrophe written as a letter
                    (_, UnicodeCategory.ModifierLetter) => " ",
                    ('œ' or 'Œ', _) => "OE",
                    ('æ' or 'Æ', _) => "AE",
                    ('ß' or 'ẞ', _) => "SS",
                    ('ø' or 'Ø', _) => "O",
                    ('đ' or 'Đ' or 'ð' or 'Ð', _) => "D",
                    ('ł' or 'Ł', _) => "L",
                    ('ı', _) => "I",
                    ('þ' or 'Þ', _) => "TH",
                    _ when kept(letter) => char.ToUpperInvariant(letter).ToString(),
                    _ => " ",
                }
            );
        }

        return string.Join(' ', folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    // half a surrogate pair, which an address may hold, has no decomposition
    private static string Decomposed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}
