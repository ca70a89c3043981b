namespace CqpMutualite.Web.Persistence.Freezing;

/// <summary>
/// A document that was signed and whose PDF is still to be drawn and frozen. Written in the transaction of the signature, which does not wait
/// for the PDF; removed once the document is frozen.
/// </summary>
public sealed class DocumentToFreeze
{
    /// <summary>Identifier, in the order of writing.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid FileId { get; init; }

    /// <summary>Name of the document in the URLs.</summary>
    public required string Document { get; init; }

    /// <summary>When it was signed (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    public int Attempts { get; private set; }

    /// <summary>Not before (UTC).</summary>
    public required DateTimeOffset NextAttemptAt { get; init; }

    /// <summary>The worker that holds it; null when none does.</summary>
    public Guid? ClaimedBy { get; private set; }

    /// <summary>Until when it holds it (UTC): past that, another may take it.</summary>
    public DateTimeOffset? ClaimedUntil { get; private set; }

    /// <summary>Why the last attempt failed.</summary>
    public string? Failure { get; private set; }
}
