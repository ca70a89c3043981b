using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.Decisions;

/// <summary>An act of a session, or in it: each file that it concerns tells it, and the convocations may follow.</summary>
public abstract record JuryAct(Guid SessionId, SessionKind Kind) : Act;

/// <summary>The president signed the decision on a file. <paramref name="Number"/>: its rank among those of the file.</summary>
public sealed record DecisionSigned(Guid SessionId, SessionKind Kind, int Number) : JuryAct(SessionId, Kind);

/// <summary>A signed decision no longer holds.</summary>
public sealed record DecisionReplaced(int Number, Replacement How) : Act;
