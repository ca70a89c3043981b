using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.People;

/// <summary>The names of a person as given together: at their opening, in a list, or when they change. Each is kept tidied (<see cref="CivilName"/>).</summary>
public sealed record CivilNames(string? FirstNames, string? BirthName, string? UsedName = null)
{
    private const int LongestName = 60, LongestFirstNames = 120;

    /// <summary>First names, in the order of the civil registry; null for somebody who has none.</summary>
    public string? FirstNames { get; } = CivilName.Tidied(FirstNames);

    public string? BirthName { get; } = CivilName.Tidied(BirthName);

    /// <summary>Name used, when it is another.</summary>
    public string? UsedName { get; } = CivilName.Tidied(UsedName) is { } used && used != CivilName.Tidied(BirthName) ? used : null;

    /// <summary>The first name, or the several that make one, by which the person is called; null: the first one.</summary>
    public string? UsualFirstName
    {
        get;
        init => field = CivilName.Tidied(value);
    }

    /// <summary>Said of somebody who has one name only.</summary>
    public bool NoFirstName { get; init; }

    /// <summary>Everything that is wrong, each with the name of its property.</summary>
    public IEnumerable<Refusal> Refusals() => new[]
    {
        NoFirstName
            ? FirstNames is null ? null : Refuse(
                nameof(FirstNames),
                "no-first-name",
                "Un prénom est donné, et la case dit qu’il n’y en a pas : laissez l’un ou l’autre.")
            : CivilName.Refusal(nameof(FirstNames), FirstNames, LongestFirstNames, "Donnez au moins un prénom, ou dites que la personne n’en a pas."),
        CivilName.Refusal(nameof(UsualFirstName), UsualFirstName, LongestName, null) ?? NotAFirstName(),
        CivilName.Refusal(nameof(BirthName), BirthName, LongestName, "Donnez le nom de naissance."),
        CivilName.Refusal(nameof(UsedName), UsedName, LongestName, null),
    }.OfType<Refusal>();

    // any first name of the birth certificate may be the usual one (Code civil, article 57), and no other
    private Refusal? NotAFirstName() =>
        UsualFirstName is not null
        && !$" {FoldedName.Of(FirstNames)} ".Contains($" {FoldedName.Of(UsualFirstName)} ", StringComparison.Ordinal)
            ? Refuse(nameof(UsualFirstName), "usual-first-name", "Le prénom usuel est un des prénoms de l’état civil, ou plusieurs qui se suivent.")
            : null;

    private static Refusal Refuse(string field, string code, string message) => new("identity." + code, message, field);
}
