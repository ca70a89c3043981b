namespace CqpMutualite.Domain.Files;

/// <summary>What the certifier lets pass, with a reason.</summary>
public enum DerogationKind
{
    /// <summary>The evaluation is not positive, or the activities of a unit were not exercised.</summary>
    Evaluation,

    /// <summary>The time for a first jury is over.</summary>
    Delay,
}
