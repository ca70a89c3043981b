using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence.Queues;

/// <summary>
/// Serves the lines of a queue that are due. Several applications may do so on one database: a line is claimed for a while, and only one claim succeeds.
/// A process that dies leaves its line, which another finds again once the claim is over.
/// </summary>
public abstract class ClaimedQueue<TLine>(IServiceScopeFactory scopes, TimeProvider clock)
    where TLine : Queued
{
    private const int Batch = 20;

    // longer than the work on one line: a claim is not taken over while its holder still works
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);

    protected IServiceScopeFactory Scopes => scopes;

    protected TimeProvider Clock => clock;

    /// <summary>How long to wait after each attempt; beyond the last one, that one again.</summary>
    protected abstract IReadOnlyList<TimeSpan> Delays { get; }

    /// <summary>Serves what is due of these lines; answers how many were done.</summary>
    protected async Task<int> ServeAsync(Func<AppDbContext, IQueryable<TLine>> lines, CancellationToken cancellation)
    {
        var done = 0;
        while (await DueAsync(lines, cancellation) is { Count: > 0 } due)
        {
            var claimed = 0;
            foreach (var id in due)
            {
                var claim = Guid.NewGuid();
                if (await TakeAsync(lines, id, claim, cancellation))
                {
                    claimed++;
                    done += await WorkAsync(id, claim, cancellation) ? 1 : 0;
                }
            }

            if (claimed == 0)
            {
                break; // another application has them all
            }
        }

        return done;
    }

    /// <summary>Works on one line, held by that claim; answers whether it is done with.</summary>
    protected abstract Task<bool> WorkAsync(Guid id, Guid claim, CancellationToken cancellation);

    /// <summary>When to try again after so many attempts.</summary>
    protected DateTimeOffset After(int attempts) => clock.GetUtcNow() + Delays[Math.Min(attempts, Delays.Count) - 1];

    private async Task<List<Guid>> DueAsync(Func<AppDbContext, IQueryable<TLine>> lines, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Due(lines, scope, clock.GetUtcNow())
            .OrderBy(line => line.NextAttemptAt).ThenBy(line => line.Id).Select(line => line.Id).Take(Batch).ToListAsync(cancellation);
    }

    private static IQueryable<TLine> Due(Func<AppDbContext, IQueryable<TLine>> lines, AsyncServiceScope scope, DateTimeOffset now) =>
        lines(scope.ServiceProvider.GetRequiredService<AppDbContext>()).AsNoTracking()
            .Where(line => line.NextAttemptAt <= now && (line.ClaimedUntil == null || line.ClaimedUntil < now));

    // the row is locked by the update, and its condition read again by whoever waited for it
    private async Task<bool> TakeAsync(Func<AppDbContext, IQueryable<TLine>> lines, Guid id, Guid claim, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        return await Due(lines, scope, now).Where(line => line.Id == id).ExecuteUpdateAsync(
            row => row
                .SetProperty(line => line.ClaimedBy, claim)
                .SetProperty(line => line.ClaimedUntil, now + Claim)
                .SetProperty(line => line.Attempts, line => line.Attempts + 1),
            cancellation) == 1;
    }
}

/// <summary>Serves a queue whenever one of its lines is committed, and now and then what others left.</summary>
public abstract class QueueWorker(CommitSignal signal, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(30);

    /// <summary>Once, before the first round.</summary>
    protected virtual Task BeginAsync(CancellationToken stopping) => Task.CompletedTask;

    /// <summary>What is due now.</summary>
    protected abstract Task ServeAsync(CancellationToken stopping);

    /// <inheritdoc />
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // the application listens without waiting for it
        await BeginAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ServeAsync(stoppingToken);
                await signal.WaitAsync(Round, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // the database is away: the next round tries again
                logger.LogWarning("{Queue} waits: {Failure}", GetType().Name, e.GetType().Name);
                await Task.Delay(Round, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
