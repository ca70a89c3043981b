namespace CqpMutualite.Web.Persistence;

/// <summary>An edition as published: its JSON and the hash by which a changed one is refused.</summary>
public sealed class PublishedEdition
{
    public required string Code { get; init; }

    public required int Version { get; init; }

    public required string Content { get; init; }

    /// <summary>SHA-256 of <see cref="Content"/>, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    public required DateOnly PublishedFrom { get; init; }

    /// <summary>Last day in force; null: still running.</summary>
    public DateOnly? PublishedUntil { get; set; }
}
