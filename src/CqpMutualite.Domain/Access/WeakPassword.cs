using System.Text;

namespace CqpMutualite.Domain.Access;

/// <summary>
/// What makes a password easy to guess, whatever its length: the lists of those that leaked, with what people put around or instead of their letters; what
/// follows on a keyboard; what is repeated; what everybody knows of its holder.
/// </summary>
public static class WeakPassword
{
    private const int FewSigns = 5, LeastWord = 4, LeastBlock = 2;

    private static readonly string[] Rows =
    [
        "abcdefghijklmnopqrstuvwxyz", "01234567890", "12345678901234567890", "azertyuiopqsdfghjklmwxcvbn", "qwertyuiopasdfghjklzxcvbnm",
    ];

    /// <summary>Why it is refused, as a sentence; null when it may do.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="common">Whether such a word, in small letters, is in the lists.</param>
    /// <param name="known">Names, addresses and words that everybody who knows the person or the application would try first.</param>
    public static string? Refusal(string password, Func<string, bool> common, IEnumerable<string> known)
    {
        var folded = Fold(password);
        var letters = Letters(folded);
        bool Holds(string word) => folded.Contains(word, StringComparison.Ordinal) || letters.Contains(word, StringComparison.Ordinal);
        if (known.SelectMany(Words).FirstOrDefault(Holds) is { } own)
        {
            return $"Le mot de passe ne contient pas « {own} » : votre nom, votre adresse et le nom de l’application s’essaient en premier.";
        }

        if (folded.Distinct().Count() < FewSigns || IsRepeated(folded))
        {
            return "Le mot de passe répète les mêmes signes. Une phrase de plusieurs mots convient.";
        }

        return Follows(folded) || Guesses(folded).Any(guess => common(guess))
            ? "Ce mot de passe est trop courant : il s’essaie en premier. Une phrase de plusieurs mots convient."
            : null;
    }

    // as it is, without what surrounds its letters, with letters in the place of the figures that look like them
    private static IEnumerable<string> Guesses(string folded)
    {
        var trimmed = folded.Trim([.. "01234", .. "56789"]);
        return [folded, trimmed, Letters(folded), Letters(trimmed)];
    }

    // small letters without accents, and figures; the signs between are no obstacle to who guesses
    private static string Fold(string text)
    {
        var folded = new StringBuilder();
        foreach (var sign in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(sign) || sign is '@' or '$')
            {
                folded.Append(char.ToLowerInvariant(sign));
            }
        }

        return folded.ToString();
    }

    private static string Letters(string folded) => string.Concat(folded.Select(sign => sign switch
    {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        var other => other,
    }));

    private static IEnumerable<string> Words(string known) =>
        known.Split([' ', '-', '.', '_', '@', '’', '\''], StringSplitOptions.RemoveEmptyEntries)
            .Select(Fold)
            .Where(word => word.Length >= LeastWord || word == "cqp");

    private static bool IsRepeated(string folded)
    {
        for (var length = LeastBlock; length <= folded.Length / 2; length++)
        {
            var block = folded[..length];
            if (string.Concat(Enumerable.Repeat(block, (folded.Length / length) + 1)).StartsWith(folded, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Follows(string folded) =>
        Rows.Any(row => (row + row).Contains(folded, StringComparison.Ordinal)
            || string.Concat((row + row).Reverse()).Contains(folded, StringComparison.Ordinal));
}
