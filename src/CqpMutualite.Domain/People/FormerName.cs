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

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public string FirstNames { get; private set; } = "";

    public string BirthName { get; private set; } = "";

    public string? UsedName { get; private set; }

    public DateOnly Until { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>First name and name used then.</summary>
    public string Name => $"{FirstNames.Split(' ', ',')[0]} {UsedName ?? BirthName}";
}
