using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.Files;

/// <summary>What an act makes the next one, and whose it is.</summary>
public sealed record Awaited(NextAct Act, Turn Turn);

/// <summary>An act on a certification file.</summary>
public abstract record FileAct : Act
{
    /// <summary>What is awaited from now on, when this act changed it; it follows from the file and is not kept.</summary>
    public Awaited? Then { get; init; }
}

/// <summary>An organisation, under the name that it had when it was said.</summary>
public sealed record NamedOrganisation(Guid Id, string Name);
