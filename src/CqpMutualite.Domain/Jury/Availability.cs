namespace CqpMutualite.Domain.Jury;

public enum AvailabilityAnswer
{
    Available,
    Perhaps,
    Unavailable,
}

/// <summary>What a member of juries answers for one day on which sessions are prepared: it binds nobody.</summary>
public sealed class Availability
{
    private Availability()
    {
    }

    public Guid PersonId { get; private set; }

    public DateOnly Day { get; private set; }

    /// <summary>When it was first asked (UTC).</summary>
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>Null: not yet answered.</summary>
    public AvailabilityAnswer? Answer { get; private set; }

    /// <summary>When it was last answered (UTC).</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    public static Availability Ask(Guid personId, DateOnly day, DateTimeOffset now) => new() { PersonId = personId, Day = day, AskedAt = now };

    public void Say(AvailabilityAnswer answer, DateTimeOffset now)
    {
        if (Answer != answer)
        {
            (Answer, AnsweredAt) = (answer, now);
        }
    }
}
