namespace CqpMutualite.Domain.People;

/// <summary>A name that a person bore until a day, kept: what was signed or printed then stays under it.</summary>
public sealed class FormerName
{
    private FormerName()
    {
    }

    internal FormerName(Person person, DateOnly until, string reason)
    {
        Id = Guid.CreateVersion7();
        PersonId = person.Id;
        FirstNames = person.FirstNames;
        UsualFirstName = person.UsualFirstName;
        BirthName = person.BirthName;
        UsedName = person.UsedName;
        Until = until;
        Reason = reason;
    }

    public Guid Id { get; private set; }

    public Guid PersonId { get; private set; }

    public string FirstNames { get; private set; } = "";

    public string? UsualFirstName { get; private set; }

    public string BirthName { get; private set; } = "";

    public string? UsedName { get; private set; }

    public DateOnly Until { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>First name and name used then.</summary>
    public string Name => CivilName.Short(FirstNames, UsualFirstName, UsedName ?? BirthName);
}
