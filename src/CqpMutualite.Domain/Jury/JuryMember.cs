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

    /// <summary>The session.</summary>
    public Guid SessionId { get; private set; }

    /// <summary>The person.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>College.</summary>
    public College College { get; private set; }

    /// <summary>False for observers, and for substitutes while they wait.</summary>
    public bool Votes { get; internal set; }

    /// <summary>Ready to take a seat of the college.</summary>
    public bool IsSubstitute { get; internal set; }

    /// <summary>Presides.</summary>
    public bool IsPresident { get; internal set; }

    /// <summary>There at the opening; null before.</summary>
    public bool? Present { get; internal set; }
}
