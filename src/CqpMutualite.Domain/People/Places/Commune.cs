using System.Collections.Frozen;
using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.People;

/// <summary>What the code of a place of birth is.</summary>
public enum CommuneCodeKind
{
    /// <summary>The commune's own, that the civil registry gives.</summary>
    Insee,

    /// <summary>That of its letters; several communes may share it.</summary>
    Postal,
}

/// <summary>A commune of France, also those that are now a part of another. Names: its own, then those under which it was known or is now found.</summary>
public sealed record Commune(string Code, IReadOnlyList<string> Names)
{
    // Corsica had one number until its two departments were made, in 1976
    private const string Corsica = "20";

    private static readonly Lazy<(FrozenDictionary<string, Commune> ByCode, ILookup<string, Commune> ByPostal)> Known = new(Read);

    public static IEnumerable<Commune> All => Known.Value.ByCode.Values;

    /// <summary>The communes that a code may name, and as what: its INSEE code first, then its postal code. Empty: the code is in neither list.</summary>
    public static IReadOnlyList<(CommuneCodeKind Kind, Commune Commune)> Of(string? code)
    {
        var (byCode, byPostal) = Known.Value;
        var asked = code?.Trim().ToUpperInvariant() ?? "";
        string[] written = asked.StartsWith(Corsica, StringComparison.Ordinal) ? [asked, "2A" + asked[2..], "2B" + asked[2..]] : [asked];
        return
        [
            .. written.Select(one => byCode.GetValueOrDefault(one)).OfType<Commune>().Select(commune => (CommuneCodeKind.Insee, commune)),
            .. byPostal[asked].Select(commune => (CommuneCodeKind.Postal, commune)),
        ];
    }

    /// <summary>What the code of a place is, the name deciding where it could be both; null when it is in neither list.</summary>
    public static CommuneCodeKind? KindOf(string? code, string? place) => Of(code) is { Count: > 0 } found
        ? found.Where(one => one.Commune.IsCalled(place)).Append(found[0]).First().Kind
        : null;

    /// <summary>Whether somebody writes that name for it: accents, hyphens, « St » and the district of a large town set apart.</summary>
    public bool IsCalled(string? place) => Spelt(place) is { Length: > 0 } asked
        && Names.Select(Spelt).Any(name => Begins(name, asked) || Begins(asked, name));

    private static bool Begins(string name, string with) => $"{name} ".StartsWith($"{with} ", StringComparison.Ordinal);

    private static string Spelt(string? name) => string.Join(
        ' ',
        FoldedName.Of(name).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word switch { "ST" => "SAINT", "STE" => "SAINTE", _ => word })
            .SkipWhile(word => word is "LE" or "LA" or "LES" or "L"));

    private static (FrozenDictionary<string, Commune> ByCode, ILookup<string, Commune> ByPostal) Read()
    {
        var lines = PlaceLines.Of("communes").Select(line => (Commune: new Commune(line[0], line[1].Split('|')), Postal: line[2])).ToList();
        return (
            lines.ToFrozenDictionary(line => line.Commune.Code, line => line.Commune),
            lines.SelectMany(line => line.Postal.Split(' ', StringSplitOptions.RemoveEmptyEntries), (line, code) => (code, line.Commune))
                .ToLookup(pair => pair.code, pair => pair.Commune)
        );
    }
}
