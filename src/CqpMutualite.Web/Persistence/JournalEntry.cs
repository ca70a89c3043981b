namespace CqpMutualite.Web.Persistence;

/// <summary>
/// One line of the journal: who did what on which file, with the values before and after. Each file has its own chain:
/// the hash of a line covers the hash of the line before, so that a missing or altered line shows.
/// </summary>
public sealed class JournalEntry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The file; null for acts outside any file.</summary>
    public Guid? FileId { get; init; }

    /// <summary>Rank in the chain of the file, from 1.</summary>
    public int Rank { get; init; }

    /// <summary>When (UTC, microseconds).</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who; null for the application itself.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>In which capacity, as text.</summary>
    public required string Capacity { get; init; }

    /// <summary>Which act, in the contract of the journal (<see cref="Acts.ActContract"/>).</summary>
    public required string Code { get; init; }

    /// <summary>Version of the shape of its data.</summary>
    public required int Version { get; init; }

    /// <summary>Its data, as JSON.</summary>
    public required string Data { get; init; }

    /// <summary>What, as a French sentence without personal data: the words of that day.</summary>
    public required string Words { get; init; }

    /// <summary>Changed values as JSON: table, key, column → [before, after]. Null for acts without change of data.</summary>
    public string? Changes { get; init; }

    /// <summary>Told to nobody but who acted: what an evaluator does alone, before both have handed over.</summary>
    public bool Confidential { get; init; }

    /// <summary>Hash of the line before; 64 zeros for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>Name of the key of the hash, which the database does not hold.</summary>
    public required string KeyId { get; init; }

    /// <summary>HMAC-SHA-256 of this line and the one before, hexadecimal.</summary>
    public required string Hash { get; set; }
}
