namespace CqpMutualite.Domain.People;

/// <summary>A name that a person bore until a day, kept: what was signed or printed then stays under it.</summary>
public sealed class FormerName
{
    private FormerName()
    {
    }

    internal FormerName(Guid personId, string firstNames, string birthName, string? usedName, DateOnly until, string reason)
    {
        Id = Guid.CreateVersion7();
        PersonId = personId;
        FirstNames = firstNames;
        BirthName = birthName;
        UsedName = usedName;
        Until = until;
        Reason = reason;
    }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <summary>The person.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>First names then.</summary>
    public string FirstNames { get; private set; } = "";

    /// <summary>Birth name then.</summary>
    public string BirthName { get; private set; } = "";

    /// <summary>Name used then.</summary>
    public string? UsedName { get; private set; }

    /// <summary>Day of the change.</summary>
    public DateOnly Until { get; private set; }

    /// <summary>Why it changed.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>First name and name used then.</summary>
    public string Name => $"{FirstNames.Split(' ', ',')[0]} {UsedName ?? BirthName}";
}
