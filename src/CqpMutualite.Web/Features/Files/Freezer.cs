using CqpMutualite.Web.Documents;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Freezing;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files;

/// <summary>
/// Draws and freezes the documents that were signed. Several applications may do so on one database: a document is claimed for a while, only one
/// claim succeeds, and the store keeps one PDF of a content whoever draws it. A process that dies leaves its line, which another finds again.
/// </summary>
public sealed class Freezer(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Freezer> logger)
{
    private const int Batch = 20;
    private const int LongestFailure = 200;

    // longer than the typesetter's patience for two attempts
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan[] Delays = [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1)];

    /// <summary>Freezes everything that is due now; answers how many were.</summary>
    public async Task<int> DrainAsync(CancellationToken cancellation)
    {
        var frozen = 0;
        while (await DueAsync(cancellation) is { Count: > 0 } due)
        {
            var claimed = 0;
            foreach (var id in due)
            {
                var claim = Guid.NewGuid();
                if (await TakeAsync(id, claim, cancellation))
                {
                    claimed++;
                    frozen += await FreezeAsync(id, claim, cancellation) ? 1 : 0;
                }
            }

            if (claimed == 0)
            {
                break; // another application has them all
            }
        }

        return frozen;
    }

    private async Task<List<Guid>> DueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Due(scope.ServiceProvider.GetRequiredService<AppDbContext>(), clock.GetUtcNow())
            .OrderBy(document => document.NextAttemptAt).ThenBy(document => document.Id).Select(document => document.Id).Take(Batch).ToListAsync(cancellation);
    }

    private static IQueryable<DocumentToFreeze> Due(AppDbContext db, DateTimeOffset now) => db.DocumentsToFreeze.AsNoTracking()
        .Where(document => document.NextAttemptAt <= now && (document.ClaimedUntil == null || document.ClaimedUntil < now));

    // the row is locked by the update, and its condition read again by whoever waited for it
    private async Task<bool> TakeAsync(Guid id, Guid claim, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        return await Due(scope.ServiceProvider.GetRequiredService<AppDbContext>(), now).Where(document => document.Id == id).ExecuteUpdateAsync(
            row => row
                .SetProperty(document => document.ClaimedBy, claim)
                .SetProperty(document => document.ClaimedUntil, now + Claim)
                .SetProperty(document => document.Attempts, document => document.Attempts + 1),
            cancellation) == 1;
    }

    private async Task<bool> FreezeAsync(Guid id, Guid claim, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var waiting = await db.DocumentsToFreeze.AsNoTracking().SingleAsync(found => found.Id == id, cancellation);
        string failure;
        try
        {
            await scope.ServiceProvider.GetRequiredService<FrozenDocuments>().FreezeAsync(waiting.FileId, waiting.Document, cancellation);
            await db.DocumentsToFreeze.Where(found => found.Id == id).ExecuteDeleteAsync(CancellationToken.None);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // one document that cannot be drawn must not stop the others
            logger.LogError(e, "The document {Document} of the file {File} could not be frozen", waiting.Document, waiting.FileId);
            failure = e is PdfException ? e.Message : e.GetType().Name;
        }

        var next = clock.GetUtcNow() + Delays[Math.Min(waiting.Attempts, Delays.Length) - 1];
        await db.DocumentsToFreeze.Where(found => found.Id == id && found.ClaimedBy == claim).ExecuteUpdateAsync(
            row => row
                .SetProperty(found => found.Failure, failure.Length > LongestFailure ? failure[..LongestFailure] : failure)
                .SetProperty(found => found.NextAttemptAt, next)
                .SetProperty(found => found.ClaimedBy, (Guid?)null)
                .SetProperty(found => found.ClaimedUntil, (DateTimeOffset?)null),
            CancellationToken.None);
        return false;
    }
}

/// <summary>
/// Freezes documents whenever a signature is committed, and now and then those left by others; first of all, sees that the typesetter is warm.
/// </summary>
public sealed class FreezerWorker(Freezer freezer, FreezingSignal signal, PdfRenderer renderer, ILogger<FreezerWorker> logger) : BackgroundService
{
    /// <summary>Setting: false leaves the documents to whoever asks for them (tests, an instance that only answers).</summary>
    public const string Setting = "Documents:Freeze";

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // the application listens without waiting for the typesetter
        try
        {
            await renderer.WarmUpAsync(stoppingToken);
        }
        catch (PdfException e)
        {
            logger.LogWarning("The typesetter does not start: {Failure}", e.Message);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await freezer.DrainAsync(stoppingToken);
                await signal.WaitAsync(Round, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // the database is away: the next round tries again
                logger.LogWarning("Documents wait to be frozen: {Failure}", e.GetType().Name);
                await Task.Delay(Round, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
