namespace CqpMutualite.Web.Persistence;

/// <summary>What a database knows of a key or of a store that is not in it: at each start, what is given is compared with it.</summary>
public sealed class Witness
{
    /// <summary>« seal-1 », « pieces ».</summary>
    public required string Name { get; init; }

    /// <summary>What that key makes of its own name, or what was written in that store.</summary>
    public required string Mark { get; init; }

    /// <summary>When it was first given (UTC).</summary>
    public required DateTimeOffset At { get; init; }
}
