using CqpMutualite.Web.Persistence.Queues;

namespace CqpMutualite.Web.Persistence.Freezing;

/// <summary>
/// A document that was signed and whose PDF is still to be drawn and frozen. Written in the transaction of the signature, which does not wait
/// for the PDF; removed once the document is frozen.
/// </summary>
public sealed class DocumentToFreeze : Queued
{
    public required Guid FileId { get; init; }

    /// <summary>Name of the document in the URLs.</summary>
    public required string Document { get; init; }

    /// <summary>When it was signed (UTC).</summary>
    public required DateTimeOffset At { get; init; }
}
