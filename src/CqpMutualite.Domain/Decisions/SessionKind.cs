namespace CqpMutualite.Domain.Decisions;

public enum SessionKind
{
    /// <summary>The jury: the candidates come.</summary>
    Jury,

    /// <summary>The joint commission: isolated units, on file, without the candidates.</summary>
    Commission,
}
