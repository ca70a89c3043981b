namespace CqpMutualite.Domain.Common;

/// <summary>
/// What happened, as a value: returned by an aggregate with its acceptance, written in the journal, followed by whoever has something to do after it.
/// It carries identifiers, ranks and codes, no text of people: a chain is never cleaned.
/// </summary>
public abstract record Act;
