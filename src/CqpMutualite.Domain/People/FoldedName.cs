using System.Globalization;
using System.Text;

namespace CqpMutualite.Domain.People;

/// <summary>Names as they are compared: capitals without accents, everything that is no letter read as one space.</summary>
public static class FoldedName
{
    /// <summary>« Éléonore d’Œuvre » → « ELEONORE D OEUVRE ».</summary>
    public static string Of(string? name)
    {
        var folded = new StringBuilder();
        foreach (var letter in (name ?? "").Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            folded.Append(
                letter switch
                {
                    'œ' or 'Œ' => "OE",
                    'æ' or 'Æ' => "AE",
                    _ when char.IsLetter(letter) => char.ToUpperInvariant(letter).ToString(),
                    _ => " ",
                }
            );
        }

        return string.Join(' ', folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>What two records of one person have in common: birth name and birth date. First names are compared by <see cref="SameFirstNames"/>.</summary>
    public static string KeyOf(string birthName, DateOnly birthDate) => string.Create(CultureInfo.InvariantCulture, $"{Of(birthName)}|{birthDate:yyyy-MM-dd}");

    /// <summary>Whether first names may be those of one person: one list begins the other, since not everybody copies all of them.</summary>
    public static bool SameFirstNames(string one, string other)
    {
        var (first, second) = (Of(one) + " ", Of(other) + " ");
        return first.Length > 1
            && second.Length > 1
            && (first.StartsWith(second, StringComparison.Ordinal) || second.StartsWith(first, StringComparison.Ordinal));
    }
}
