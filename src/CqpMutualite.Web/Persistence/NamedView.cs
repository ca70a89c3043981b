namespace CqpMutualite.Web.Persistence;

/// <summary>A choice of filters and order of the list of files, named by somebody for themselves. It gives no right: the list is asked again.</summary>
public sealed class NamedView
{
    /// <summary>Of a name, in letters.</summary>
    public const int LongestName = 60;

    public const int LongestQuery = 1000;

    /// <summary>How many somebody may have.</summary>
    public const int Most = 20;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid PersonId { get; init; }

    public required string Name { get; init; }

    /// <summary>What follows the address, the question mark with it.</summary>
    public required string Query { get; set; }
}
