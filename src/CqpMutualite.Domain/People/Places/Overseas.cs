using System.Collections.Frozen;
using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.People;

/// <summary>A territory of France overseas, and how the codes of its communes, INSEE or postal, begin.</summary>
public sealed record Overseas(string Name, IReadOnlyList<string> Codes)
{
    // the two islands were communes of Guadeloupe until 2007
    private static readonly FrozenDictionary<string, Overseas> Known = new (string Name, string[] Codes, string[] Others)[]
    {
        ("la Guadeloupe", ["971"], ["GP", "GLP"]),
        ("la Martinique", ["972"], ["MQ", "MTQ"]),
        ("la Guyane", ["973"], ["GF", "GUF", "Guyane française"]),
        ("La Réunion", ["974"], ["RE", "REU", "Île de la Réunion"]),
        ("Saint-Pierre-et-Miquelon", ["975"], ["PM", "SPM"]),
        ("Mayotte", ["976"], ["YT", "MYT"]),
        ("Saint-Barthélemy", ["977", "971"], ["BL", "BLM"]),
        ("Saint-Martin", ["978", "971"], ["MF", "MAF", "Saint-Martin (partie française)"]),
        ("Wallis-et-Futuna", ["986"], ["WF", "WLF"]),
        ("la Polynésie française", ["987"], ["PF", "PYF", "Tahiti"]),
        ("la Nouvelle-Calédonie", ["988"], ["NC", "NCL"]),
    }.SelectMany(one => one.Others.Append(one.Name).Select(name => (Name: Spelt(name), Territory: new Overseas(one.Name, one.Codes))))
        .ToFrozenDictionary(one => one.Name, one => one.Territory);

    /// <summary>The territory that somebody writes as the country of a birth, or beside its commune: « Saint-Denis (La Réunion) ». Null: none.</summary>
    public static Overseas? Of(string? country, string? place) => Known.GetValueOrDefault(Spelt(country))
        ?? (place?.IndexOfAny(['(', ',']) is >= 0 and var beside ? Known.GetValueOrDefault(Spelt(place[beside..])) : null);

    /// <summary>Whether a commune of that code may be there.</summary>
    public bool Has(string code) => Codes.Any(begins => code.StartsWith(begins, StringComparison.Ordinal));

    private static string Spelt(string? name) => FoldedName.Of(name) is var folded && folded.StartsWith("LA ", StringComparison.Ordinal) ? folded[3..] : folded;
}
