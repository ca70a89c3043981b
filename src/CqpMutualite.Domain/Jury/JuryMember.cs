using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Jury;

/// <summary>A person sitting in a session.</summary>
public sealed class JuryMember
{
    private JuryMember()
    {
    }

    internal JuryMember(Guid sessionId, Guid personId, College college, bool votes)
    {
        SessionId = sessionId;
        PersonId = personId;
        College = college;
        Votes = votes;
    }

    public Guid SessionId { get; private set; }

    public Guid PersonId { get; private set; }

    public College College { get; private set; }

    /// <summary>False for observers, and for substitutes while they wait.</summary>
    public bool Votes { get; internal set; }

    /// <summary>Ready to take a seat of the college.</summary>
    public bool IsSubstitute { get; internal set; }

    public bool IsPresident { get; internal set; }

    /// <summary>There at the opening; null before.</summary>
    public bool? Present { get; internal set; }
}
