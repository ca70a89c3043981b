namespace CqpMutualite.Web.Persistence.Freezing;

/// <summary>Wakes the worker that freezes documents when a signature is committed.</summary>
public sealed class FreezingSignal : CommitSignal
{
    /// <inheritdoc />
    protected override bool Concerns(AppDbContext db) => db.HasQueued;
}
