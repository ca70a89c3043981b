namespace CqpMutualite.Web.Persistence.Queues;

/// <summary>A line of a queue, written in the transaction of the act that causes it, then served by one worker at a time, however many applications.</summary>
public abstract class Queued
{
    /// <summary>Identifier, in the order of writing.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public int Attempts { get; protected set; }

    /// <summary>Not before (UTC).</summary>
    public required DateTimeOffset NextAttemptAt { get; init; }

    /// <summary>The worker that holds it; null when none does.</summary>
    public Guid? ClaimedBy { get; private set; }

    /// <summary>Until when it holds it (UTC): past that, another may take it.</summary>
    public DateTimeOffset? ClaimedUntil { get; private set; }

    /// <summary>Why the last attempt failed, without personal data.</summary>
    public string? Failure { get; protected set; }
}
