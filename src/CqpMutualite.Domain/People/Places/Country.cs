using System.Collections.Frozen;
using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.People;

/// <summary>A country or territory of birth. <paramref name="Code"/>: INSEE, « 99350 ».</summary>
public sealed record Country(string Code, string Name)
{
    private static readonly string[] Articles = ["LE ", "LA ", "LES ", "L "];

    private static readonly Lazy<FrozenDictionary<string, Country>> Known = new(Read);

    private static readonly Lazy<IReadOnlyList<Country>> Sorted =
        new(() => [.. Known.Value.Values.Distinct().OrderBy(country => FoldedName.Of(country.Name), StringComparer.Ordinal)]);

    public static Country France { get; } = new("99100", "France");

    /// <summary>Every country, by name.</summary>
    public static IReadOnlyList<Country> All => Sorted.Value;

    public bool IsFrance => Code == France.Code;

    /// <summary>
    /// The country that somebody writes: its name, one of its other names, its ISO code (« MA », « MAR ») or its INSEE code; a French territory is France.
    /// Null: none that is known.
    /// </summary>
    public static Country? Find(string? typed)
    {
        var folded = FoldedName.WithFigures(typed);
        return Known.Value.GetValueOrDefault(folded)
            ?? Articles.Where(article => folded.StartsWith(article, StringComparison.Ordinal))
                .Select(article => Known.Value.GetValueOrDefault(folded[article.Length..]))
                .FirstOrDefault();
    }

    private static FrozenDictionary<string, Country> Read()
    {
        var known = new Dictionary<string, Country>();
        foreach (var line in PlaceLines.Of("countries"))
        {
            var country = new Country(line[0], line[1]);
            foreach (var name in line[2].Split('|', StringSplitOptions.RemoveEmptyEntries).Prepend(country.Name).Prepend(country.Code))
            {
                known.TryAdd(FoldedName.WithFigures(name), country);
            }
        }

        return known.ToFrozenDictionary();
    }
}
