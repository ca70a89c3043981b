namespace CqpMutualite.Web.Persistence.Messages;

/// <summary>Wakes the worker of the outbox when a message is committed.</summary>
public sealed class OutboxSignal : CommitSignal
{
    /// <inheritdoc />
    protected override bool Concerns(AppDbContext db) => db.HasPosted;
}
