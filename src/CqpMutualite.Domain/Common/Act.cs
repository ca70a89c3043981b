namespace CqpMutualite.Domain.Common;

/// <summary>
/// What happened, as a value: returned by an aggregate with its acceptance, written in the journal, followed by whoever has something to do after it.
/// It carries identifiers, ranks and codes, no text of people: a chain is never cleaned.
/// </summary>
public abstract record Act
{
    /// <summary>Told to nobody but who did it: what would show that an evaluator answers, or that a member of a jury knows the candidate.</summary>
    public virtual bool Confidential => false;
}
