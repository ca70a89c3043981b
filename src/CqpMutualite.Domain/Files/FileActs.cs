using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.Files;

/// <summary>An act on a certification file.</summary>
public abstract record FileAct : Act;

/// <summary>The company sent the registration and the individual path to the certifier.</summary>
public sealed record RegistrationSubmitted : FileAct;

/// <summary>The certifier registered the candidate.</summary>
public sealed record RegistrationAcknowledged : FileAct;

/// <summary>The certifier sent the registration back to the company.</summary>
public sealed record RegistrationReturned(IReadOnlyList<ReturnPoint> Points) : FileAct;

/// <summary>The company sent the file to the certifier. <paramref name="Rank"/>: from 1; more than 1 after a return.</summary>
public sealed record Transmitted(int Rank, bool UnderDerogation) : FileAct;

/// <summary>The certifier found the file complete.</summary>
public sealed record TransmissionAccepted(int Rank) : FileAct;

/// <summary>The certifier sent the file back to the company.</summary>
public sealed record TransmissionReturned(int Rank, IReadOnlyList<ExaminedPoint> Points) : FileAct;
