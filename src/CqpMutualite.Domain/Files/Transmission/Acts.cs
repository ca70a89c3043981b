namespace CqpMutualite.Domain.Files;

/// <summary>The company sent the file to the certifier. <paramref name="Rank"/>: from 1; more than 1 after a return.</summary>
public sealed record Transmitted(int Rank, bool UnderDerogation) : FileAct;

/// <summary>The certifier found the file complete.</summary>
public sealed record TransmissionAccepted(int Rank) : FileAct;

/// <summary>The certifier sent the file back to the company.</summary>
public sealed record TransmissionReturned(int Rank, IReadOnlyList<ExaminedPoint> Points) : FileAct;
