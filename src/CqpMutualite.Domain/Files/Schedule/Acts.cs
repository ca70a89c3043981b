namespace CqpMutualite.Domain.Files;

/// <summary>The company set by when it wants each step done; null: no date of its own.</summary>
public sealed record TargetsSet(DateOnly? Interview, DateOnly? Training, DateOnly? Evaluation, DateOnly? Transmission) : FileAct;
