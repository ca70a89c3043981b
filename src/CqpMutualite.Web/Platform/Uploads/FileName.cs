using System.Globalization;
using System.Text;

namespace CqpMutualite.Web.Platform.Uploads;

/// <summary>The name under which a piece was sent, made fit to be shown and to be given back.</summary>
public static class FileName
{
    private const int Longest = 100;
    private const string Unnamed = "piece";

    /// <summary>Without folders, invisible signs and signs that some systems refuse; the extension is that of the real type.</summary>
    public static string Clean(string? sent, string extension)
    {
        var text = (sent ?? "").Normalize(NormalizationForm.FormC);
        text = text[(text.LastIndexOfAny(['/', '\\']) + 1)..];
        text = Path.GetFileNameWithoutExtension(text);
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (
                category
                is UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.Surrogate
                    or UnicodeCategory.PrivateUse
                    or UnicodeCategory.OtherNotAssigned
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
            )
            {
                continue;
            }

            kept.Append(
                rune.Value < 128 && "<>:\"/\\|?*;%".Contains((char)rune.Value, StringComparison.Ordinal) ? "-"
                : category == UnicodeCategory.SpaceSeparator ? " "
                : rune.ToString()
            );
        }

        var name = string.Join(' ', kept.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('.', ' ', '-');
        if (name.Length > Longest)
        {
            // never in the middle of a pair
            name = name[..(char.IsHighSurrogate(name[Longest - 1]) ? Longest - 1 : Longest)].TrimEnd();
        }

        return (name.Length == 0 ? Unnamed : name) + extension;
    }
}
