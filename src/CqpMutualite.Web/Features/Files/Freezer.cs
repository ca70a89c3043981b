using CqpMutualite.Web.Documents;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Freezing;
using CqpMutualite.Web.Persistence.Queues;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files;

/// <summary>Draws and freezes the documents that were signed; the store keeps one PDF of a content, whoever draws it.</summary>
public sealed class Freezer(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Freezer> logger) : ClaimedQueue<DocumentToFreeze>(scopes, clock)
{
    private const int LongestFailure = 200;

    /// <inheritdoc />
    protected override IReadOnlyList<TimeSpan> Delays { get; } =
        [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1)];

    /// <summary>Freezes everything that is due now; answers how many were.</summary>
    public Task<int> DrainAsync(CancellationToken cancellation) => ServeAsync(db => db.DocumentsToFreeze, cancellation);

    /// <inheritdoc />
    protected override async Task<bool> WorkAsync(Guid id, Guid claim, CancellationToken cancellation)
    {
        await using var scope = Scopes.CreateAsyncScope();
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
            var known = e is PdfException || DiskRoom.IsWhy(e) || DatabaseFailures.Of(e) is not null;
            failure = e is PdfException ? e.Message : e.GetType().Name;
            logger.LogError(known ? null : e, "The document {Document} of the file {File} is not frozen: {Failure}", waiting.Document, waiting.FileId, failure);
        }

        var next = After(waiting.Attempts);
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
public sealed class FreezerWorker(Freezer freezer, FreezingSignal signal, PdfRenderer renderer, ILogger<FreezerWorker> logger) : QueueWorker(signal, logger)
{
    /// <summary>Setting: false leaves the documents to whoever asks for them (tests, an instance that only answers).</summary>
    public const string Setting = "Documents:Freeze";

    /// <inheritdoc />
    protected override async Task BeginAsync(CancellationToken stopping)
    {
        try
        {
            await renderer.WarmUpAsync(stopping);
        }
        catch (PdfException e)
        {
            logger.LogWarning("The typesetter does not start: {Failure}", e.Message);
        }
        catch (OperationCanceledException)
        {
            // it stops before it began
        }
    }

    /// <inheritdoc />
    protected override Task ServeAsync(CancellationToken stopping) => freezer.DrainAsync(stopping);
}
