namespace CqpMutualite.Web.Persistence.SignIns;

/// <summary>
/// One browser signed in, by an account or by a personal link. The cookie names it; without this row the cookie opens nothing. Ending it is deleting it.
/// </summary>
public sealed class OpenSession
{
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>The account; null: a personal link opened it.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>The personal link; null: an account opened it.</summary>
    public Guid? LinkId { get; init; }

    /// <summary>The security stamp of the account when it was opened or last renewed: another password, address or second step ends it.</summary>
    public string? Stamp { get; init; }

    /// <summary>In words: « Firefox, Windows ».</summary>
    public required string Device { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>The last request, within a minute.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>Whatever happens, it ends then.</summary>
    public required DateTimeOffset EndsAt { get; init; }
}

/// <summary>A browser in which an account once signed in: the failures of others do not slow it down.</summary>
public sealed class KnownDevice
{
    /// <summary>What its cookie holds.</summary>
    public required Guid DeviceId { get; init; }

    public required Guid AccountId { get; init; }

    public required DateTimeOffset SeenAt { get; init; }
}

/// <summary>Attempts made at one secret, or from one place, by a keyed mark that says neither.</summary>
public sealed class AttemptCount
{
    public required string Mark { get; init; }

    public required int Attempts { get; init; }

    public required DateTimeOffset LastAt { get; init; }

    /// <summary>No other before then.</summary>
    public required DateTimeOffset NextAt { get; init; }
}
