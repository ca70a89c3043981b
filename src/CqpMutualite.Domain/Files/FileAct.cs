using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.Files;

/// <summary>An act on a certification file.</summary>
public abstract record FileAct : Act;

/// <summary>An organisation, under the name that it had when it was said.</summary>
public sealed record NamedOrganisation(Guid Id, string Name);
