namespace CqpMutualite.Web.Persistence;

/// <summary>How far somebody has read the thread of a file, and when they were last told that there is more.</summary>
public sealed class ThreadReading
{
    public required Guid FileId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>The instant of the last comment that they had before them; null: they never opened the thread.</summary>
    public DateTimeOffset? ReadUntil { get; set; }

    /// <summary>The instant of the comment that they were told of; null: of none.</summary>
    public DateTimeOffset? ToldAt { get; set; }

    /// <summary>They were told of one that they have not read: once is enough.</summary>
    public bool Knows => ToldAt is { } told && (ReadUntil is not { } read || read < told);
}
