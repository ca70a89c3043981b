namespace CqpMutualite.Domain.Files;

/// <summary>The file was closed before its end.</summary>
public sealed record FileClosed(ClosureReason Reason) : FileAct;

public sealed record FileSuspended(SuspensionReason Reason) : FileAct;

/// <summary>A suspended file was taken up.</summary>
public sealed record FileResumed : FileAct;
