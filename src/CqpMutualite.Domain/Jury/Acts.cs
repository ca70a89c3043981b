using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Jury;

/// <summary>The day, the hours or the place changed.</summary>
public sealed record SessionMoved(Guid SessionId, SessionKind Kind) : JuryAct(SessionId, Kind);

public sealed record BreaksSet(Guid SessionId, SessionKind Kind) : JuryAct(SessionId, Kind);

/// <summary>Somebody sits, or waits as a substitute.</summary>
public sealed record MemberSeated(Guid SessionId, SessionKind Kind, Guid PersonId, College College, bool Substitute) : JuryAct(SessionId, Kind);

public sealed record MemberUnseated(Guid SessionId, SessionKind Kind, Guid PersonId, College College) : JuryAct(SessionId, Kind);

/// <summary>A substitute took the seat of a member.</summary>
public sealed record MemberReplaced(Guid SessionId, SessionKind Kind, Guid PersonId, Guid SubstituteId) : JuryAct(SessionId, Kind);

/// <summary>A president is proposed, or (<paramref name="Designated"/>) presides the sitting that is open.</summary>
public sealed record PresidentNamed(Guid SessionId, SessionKind Kind, Guid PersonId, College College, bool Designated) : JuryAct(SessionId, Kind);

/// <summary>A substitute stands in for one file. Nobody is named: the file would show who knows its candidate.</summary>
public sealed record MemberRecused(Guid SessionId, SessionKind Kind) : JuryAct(SessionId, Kind);

/// <summary>A file is to be examined.</summary>
public sealed record FileReceived(Guid SessionId, SessionKind Kind, DateOnly HeldOn) : JuryAct(SessionId, Kind);

/// <summary>The files that the certifier distributed over the sessions and that came to this one.</summary>
public sealed record FilesDistributed(Guid SessionId, SessionKind Kind, DateOnly HeldOn) : JuryAct(SessionId, Kind);

/// <summary>A file left the order.</summary>
public sealed record FileWithdrawn(Guid SessionId, SessionKind Kind, DateOnly HeldOn) : JuryAct(SessionId, Kind);

/// <summary>The order of the passages changed.</summary>
public sealed record PassageMoved(Guid SessionId, SessionKind Kind) : JuryAct(SessionId, Kind);

/// <summary>A passage has another hour, or its candidate other constraints.</summary>
public sealed record PassageTimed(Guid SessionId, SessionKind Kind) : JuryAct(SessionId, Kind);

/// <summary>Everybody was convened; again after a change.</summary>
public sealed record SessionConvened(Guid SessionId, SessionKind Kind) : JuryAct(SessionId, Kind);

/// <summary>A member opened the sitting.</summary>
public sealed record SittingOpened(Guid SessionId, SessionKind Kind) : JuryAct(SessionId, Kind);

/// <summary>A candidate did not come, and (<paramref name="Excused"/>) said so: the file leaves the session.</summary>
public sealed record CandidateMissing(Guid SessionId, SessionKind Kind, DateOnly HeldOn, bool Excused) : JuryAct(SessionId, Kind);

public sealed record SittingClosed(Guid SessionId, SessionKind Kind) : JuryAct(SessionId, Kind);

/// <summary>The results are out; each file says it of its own (<see cref="Files.DecisionPublished"/>).</summary>
public sealed record SessionPublished(Guid SessionId, SessionKind Kind) : JuryAct(SessionId, Kind);

/// <summary>Somebody who sits said that they know the candidate.</summary>
public sealed record LinkDeclared : Act
{
    /// <inheritdoc />
    public override bool Confidential => true;
}

public sealed record LinkWithdrawn : Act
{
    /// <inheritdoc />
    public override bool Confidential => true;
}

/// <summary>The candidate has the convocation.</summary>
public sealed record ConvocationAcknowledged : Act;
