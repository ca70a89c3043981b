using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CqpMutualite.Web.Persistence;

/// <summary>Wakes a worker when what it waits for is committed, so that nobody waits for its next round.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose handle is never asked for holds nothing to give back.")]
public abstract class CommitSignal : DbTransactionInterceptor, ISaveChangesInterceptor
{
    private readonly SemaphoreSlim waiting = new(0);

    /// <summary>Waits for a commit that concerns the worker, or for that long.</summary>
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

    /// <summary>Whether the unit of work just committed concerns the worker.</summary>
    protected abstract bool Concerns(AppDbContext db);

    private void Wake(DbContextEventData data)
    {
        if (data.Context is AppDbContext db && Concerns(db) && waiting.CurrentCount == 0)
        {
            waiting.Release();
        }
    }
}
