namespace CqpMutualite.Web.Persistence;

/// <summary>That somebody opened a file, and when last.</summary>
public sealed class RecentFile
{
    public required Guid PersonId { get; init; }

    public required Guid FileId { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }
}
