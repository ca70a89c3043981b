using System.Text.RegularExpressions;
using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.People;

/// <summary>A name as it stands on the documents of a person.</summary>
public static partial class CivilName
{
    /// <summary>
    /// What is wrong with a name, first names or a name used; null when nothing is. <paramref name="missing"/>: what is said of an empty one, null when it may
    /// be.
    /// </summary>
    public static Refusal? Refusal(string field, string? name, int longest, string? missing)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return missing is null ? null : new Refusal("identity.name-missing", missing, field);
        }

        if (name.Trim().Length > longest)
        {
            return new Refusal(
                "identity.name-long",
                $"{(field == nameof(IdentityDraft.FirstNames) ? "Les prénoms tiennent" : "Le nom tient")} en {longest} signes.",
                field
            );
        }

        if (Print.Refusal(name) is { } unprintable)
        {
            return new Refusal("identity.unprintable", unprintable, field);
        }

        return Letters().IsMatch(name.Trim()) ? null
            : new Refusal("identity.name-letters", "Un nom s’écrit en lettres, avec espaces, tirets et apostrophes : retirez le reste.", field);
    }

    [GeneratedRegex(@"^[\p{L}\p{M}][\p{L}\p{M} .,'’\-‐‑]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();
}
