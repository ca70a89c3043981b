using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CqpMutualite.Web.Persistence.Messages;

/// <summary>Wakes the worker when a message is committed, so that nobody waits for its next round.</summary>
public sealed class OutboxSignal : DbTransactionInterceptor, ISaveChangesInterceptor
{
    private readonly SemaphoreSlim waiting = new(0);

    /// <summary>Waits for a message, or for that long.</summary>
    public Task<bool> WaitAsync(TimeSpan longest, CancellationToken cancellation) => waiting.WaitAsync(longest, cancellation);

    /// <inheritdoc />
    public ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        // inside a transaction it would be too early
        if (eventData.Context?.Database.CurrentTransaction is null)
        {
            Wake(eventData);
        }

        return ValueTask.FromResult(result);
    }

    /// <inheritdoc />
    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Wake(eventData);
        return Task.CompletedTask;
    }

    private void Wake(DbContextEventData data)
    {
        if (data.Context is AppDbContext { HasPosted: true } && waiting.CurrentCount == 0)
        {
            waiting.Release();
        }
    }
}
