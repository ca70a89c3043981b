using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.People;

/// <summary>How near two identities are.</summary>
public enum Resemblance
{
    None,

    /// <summary>Written otherwise, yet perhaps one person: somebody has to say.</summary>
    Near,

    /// <summary>The same birth name, first names and birth date.</summary>
    Same,
}

/// <summary>
/// Whether two identities may be those of one person. Birth dates that may be the same day come first; then the names, whatever their accents, their order,
/// their particles joined or split, and whichever of the first names were copied.
/// </summary>
public sealed record NameResemblance(string? FirstNames, string? BirthName, string? UsedName, CivilDate Born)
{
    private readonly string[] first = Words(FirstNames), birth = Words(BirthName);

    public Resemblance To(NameResemblance other)
    {
        if (!Born.MayBe(other.Born))
        {
            return Resemblance.None;
        }

        if (Born == other.Born && birth.SequenceEqual(other.birth) && first.SequenceEqual(other.first))
        {
            return Resemblance.Same;
        }

        return (SameName(other) && SameFirstNames(other)) || Turned(other) ? Resemblance.Near : Resemblance.None;
    }

    // « De La Tour » and « Delatour », a name used by one of the two
    private bool SameName(NameResemblance other) => Names.Intersect(other.Names).Any();

    private IEnumerable<string> Names => new[] { BirthName, UsedName }.Select(name => string.Concat(Words(name))).Where(name => name.Length > 0);

    // all the first names of one among those of the other: « Mamadou » and « Mamadou Alpha », « Karim, Youssef » and « Youssef Karim »
    private bool SameFirstNames(NameResemblance other) =>
        first.Length == 0 || other.first.Length == 0
            || first.All(other.first.Contains) || other.first.All(first.Contains)
            || string.Concat(first) == string.Concat(other.first);

    // the name in the place of the first names
    private bool Turned(NameResemblance other) => first.Length + birth.Length == other.first.Length + other.birth.Length
        && first.Concat(birth).Order().SequenceEqual(other.first.Concat(other.birth).Order());

    private static string[] Words(string? name) => FoldedName.Of(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
