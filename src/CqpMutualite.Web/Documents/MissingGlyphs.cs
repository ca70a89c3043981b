using System.Text.Json;
using CqpMutualite.Domain.Common;

namespace CqpMutualite.Web.Documents;

/// <summary>
/// The characters that no font of the printed documents can draw: an author is told when they type them, instead of
/// finding a « □ » on the paper. Reads the coverage file written when the fonts were installed.
/// </summary>
public static class MissingGlyphs
{
    private static readonly Lazy<int[][]> Ranges = new(Load);

    /// <summary>The distinct characters of the text that would be replaced, in order of appearance. Controls are left out: they are silently dropped.</summary>
    public static IReadOnlyList<string> Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return [];
        }

        var missing = new List<string>();
        foreach (var rune in Print.Composed(text).EnumerateRunes())
        {
            if (!IsDropped(rune.Value) && !IsInvisible(rune.Value) && !IsCovered(rune.Value) && !missing.Contains(rune.ToString()))
            {
                missing.Add(rune.ToString());
            }
        }

        return missing;
    }

    // The same two lists as sanitize.mjs.
    private static bool IsInvisible(int point) => point is 0x20 or 0xAD or (>= 0x200B and <= 0x200D) or (>= 0xFE00 and <= 0xFE0F);

    private static bool IsDropped(int point) =>
        point is < 0x20 or (>= 0x7F and <= 0x9F) or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0xFEFF;

    private static bool IsCovered(int point)
    {
        var ranges = Ranges.Value;
        var (low, high) = (0, ranges.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (point < ranges[middle][0])
            {
                high = middle - 1;
            }
            else if (point > ranges[middle][1])
            {
                low = middle + 1;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private static int[][] Load()
    {
        var file = Path.Combine(TypstFolder.Path ?? throw PdfException.NotInstalled(), "workspace", "coverage.json");
        return File.Exists(file) ? JsonSerializer.Deserialize<int[][]>(File.ReadAllBytes(file))! : throw PdfException.NotInstalled();
    }
}
