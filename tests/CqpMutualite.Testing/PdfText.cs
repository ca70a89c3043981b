using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CqpMutualite.Testing;

/// <summary>What a PDF says, read by pdf.js (npm/testtools).</summary>
/// <param name="Pages">Text of each page, lines separated by a line feed.</param>
/// <param name="Sizes">Width and height of each page, in points.</param>
/// <param name="Title">Title in the properties.</param>
/// <param name="Language">Language of the document.</param>
/// <param name="Tagged">Whether it declares itself tagged.</param>
/// <param name="Outline">Titles of the bookmarks, in order.</param>
/// <param name="Alternatives">Text equivalents of the pictures, in reading order.</param>
/// <param name="Structure">Roles of the structure tree, in reading order.</param>
public sealed record PdfText(
    IReadOnlyList<string> Pages,
    IReadOnlyList<int[]> Sizes,
    string? Title,
    string? Language,
    bool Tagged,
    IReadOnlyList<string> Outline,
    IReadOnlyList<string> Alternatives,
    IReadOnlyList<string> Structure)
{
    private static readonly ConcurrentDictionary<string, PdfText> Known = [];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>
    /// All the pages on one line: line ends and every kind of space are one ordinary space, so that a sentence of the document can be looked for.
    /// </summary>
    public string Flat
    {
        get
        {
            var flat = new StringBuilder();
            foreach (var c in string.Join('\n', Pages))
            {
                if (c == '\u200B')
                {
                    continue;
                }

                if (!char.IsWhiteSpace(c))
                {
                    flat.Append(c);
                }
                else if (flat.Length > 0 && flat[^1] != ' ')
                {
                    flat.Append(' ');
                }
            }

            return flat.ToString();
        }
    }

    /// <summary>Reads a PDF; the same bytes are read once.</summary>
    public static async Task<PdfText> ReadAsync(byte[] pdf, CancellationToken cancellation = default)
    {
        var hash = Convert.ToHexString(SHA256.HashData(pdf));
        return Known.TryGetValue(hash, out var known)
            ? known
            : Known[hash] = JsonSerializer.Deserialize<PdfText>(await NodeTool.RunAsync("pdf-text.mjs", pdf, cancellation), Json)!;
    }
}
