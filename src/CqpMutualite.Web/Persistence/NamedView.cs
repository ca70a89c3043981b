namespace CqpMutualite.Web.Persistence;

/// <summary>A choice of filters and order of a list, named by somebody for themselves. It keeps no right: opening it asks the list again.</summary>
public sealed class NamedView
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid PersonId { get; init; }

    /// <summary>Address of the list: « /dossiers ».</summary>
    public required string List { get; init; }

    public required string Name { get; init; }

    /// <summary>What follows the question mark.</summary>
    public required string Query { get; set; }
}
