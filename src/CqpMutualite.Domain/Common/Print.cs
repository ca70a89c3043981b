using System.Text;

namespace CqpMutualite.Domain.Common;

/// <summary>
/// The characters that what identifies people and organisations may hold: Latin letters, figures, the signs of French writing. All of them are drawn by the
/// fonts
/// of the printed documents (a test compares); another one would become « □ » on a paper that no longer changes.
/// </summary>
public static class Print
{
    // first and last of each range: ASCII, Latin-1, Latin Extended-A; then the letters of Romanian, Vietnamese, Azeri, pinyin, and the marks that have no
    // letter of their own
    private static readonly (int First, int Last)[] Drawn =
    [
        (0x20, 0x7E), (0xA0, 0x17F), (0x18F, 0x18F), (0x192, 0x192), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x1CD, 0x1DC), (0x1E6, 0x1E7), (0x1F4, 0x1F5),
        (0x1F8, 0x1FF), (0x218, 0x21B), (0x259, 0x259), (0x300, 0x304), (0x306, 0x30C), (0x323, 0x324), (0x326, 0x328), (0x331, 0x331),
        (0x1E80, 0x1E85), (0x1E9E, 0x1E9E), (0x1EA0, 0x1EF9), (0x2009, 0x2009), (0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026),
        (0x202F, 0x202F), (0x2030, 0x2030), (0x2039, 0x203A), (0x20AC, 0x20AC), (0x2116, 0x2116), (0x2122, 0x2122),
    ];

    public static IEnumerable<string> Allowed =>
        Drawn.SelectMany(range => Enumerable.Range(range.First, range.Last - range.First + 1)).Select(point => new Rune(point).ToString());

    /// <summary>The distinct characters of the text that are not allowed, in order of appearance.</summary>
    public static IReadOnlyList<string> Foreign(string? text) =>
        [
            .. Composed(text)
                .EnumerateRunes()
                .Where(rune => !IsDrawn(rune.Value))
                .Select(rune => rune.ToString())
                .Distinct(),
        ];

    /// <summary>The sentence that says so; null when everything prints.</summary>
    public static string? Refusal(string? text) => Foreign(text) is not { Count: > 0 } foreign ? null
        : $"Ces signes ne s’impriment pas sur les documents : {string.Join(' ', foreign.Where(sign => !char.IsControl(sign[0])).Take(10))}. "
            + "Écrivez en lettres latines, comme sur le passeport ou le titre de séjour.";

    /// <summary>
    /// The text with each letter and its accent in one; half of a pair, and the code points that are no characters, which Normalize refuses, replaced.
    /// </summary>
    public static string Composed(string? text)
    {
        var written = text ?? "";
        if (written.AsSpan().ContainsAnyInRange('\uD800', '\uFFFF'))
        {
            written = string.Concat(
                written.EnumerateRunes().Select(rune => IsCharacter(rune.Value) ? rune.ToString() : Rune.ReplacementChar.ToString()));
        }

        return written.Normalize(NormalizationForm.FormC);
    }

    private static bool IsDrawn(int point)
    {
        foreach (var (first, last) in Drawn)
        {
            if (point >= first && point <= last)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCharacter(int point) => (point & 0xFFFE) != 0xFFFE && point is < 0xFDD0 or > 0xFDEF;
}
