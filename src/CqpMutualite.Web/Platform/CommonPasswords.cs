using System.Collections.Frozen;
using System.Text.Json;

namespace CqpMutualite.Web.Platform;

/// <summary>The lists of passwords and of first names and words that are tried first, of the packages <c>@zxcvbn-ts</c> (MIT), kept in the assembly.</summary>
public sealed class CommonPasswords
{
    private static readonly string[] Lists = ["passwords", "words-fr", "first-names-fr"];

    private readonly Lazy<FrozenSet<string>> words = new(() => Lists.SelectMany(Read).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Whether such a word, in small letters, is in one of them.</summary>
    public bool Has(string word) => words.Value.Contains(word);

    private static string[] Read(string list)
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream($"common/{list}.json")!;
        return JsonSerializer.Deserialize<string[]>(stream)!;
    }
}
