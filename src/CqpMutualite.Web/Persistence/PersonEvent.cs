namespace CqpMutualite.Web.Persistence;

/// <summary>One line of the history of a person: what was done to their account or name, by whom and why. Lines are added, never changed.</summary>
public sealed class PersonEvent
{
    /// <summary>Identifier, in the order of writing.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PersonId { get; init; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who did it; null for the application.</summary>
    public Guid? ById { get; init; }

    /// <summary>In which capacity, as text.</summary>
    public required string Capacity { get; init; }

    /// <summary>What, as a French sentence.</summary>
    public required string Act { get; init; }

    /// <summary>Why, when a reason is asked.</summary>
    public string? Reason { get; init; }
}

/// <summary>Writes and reads the history of persons.</summary>
public static class PersonEvents
{
    /// <summary>Adds a line to the unit of work.</summary>
    public static void Record(this AppDbContext db, Guid personId, Actor by, string act, DateTimeOffset now, string? reason = null) =>
        db.Add(
            new PersonEvent
            {
                PersonId = personId,
                At = now,
                ById = by.PersonId,
                Capacity = by.Capacity,
                Act = act,
                Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
            }
        );
}
