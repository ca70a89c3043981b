namespace CqpMutualite.Web.Persistence;

/// <summary>That somebody opened a file, and when last.</summary>
public sealed class RecentFile
{
    /// <summary>How many are kept of each person.</summary>
    public const int Kept = 8;

    public required Guid PersonId { get; init; }

    public required Guid FileId { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }
}
