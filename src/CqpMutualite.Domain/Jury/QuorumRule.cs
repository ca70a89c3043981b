namespace CqpMutualite.Domain.Jury;

/// <summary>Who must be present for a session to open.</summary>
public enum QuorumRule
{
    /// <summary>Every seat taken, every member present.</summary>
    EverySeat,

    /// <summary>One member of each college at least.</summary>
    EachCollege,
}
