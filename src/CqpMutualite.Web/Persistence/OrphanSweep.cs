using CqpMutualite.Web.Platform.Contents;
using CqpMutualite.Web.Platform.Uploads;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CqpMutualite.Web.Persistence;

/// <summary>From time to time, removes from the stores what no line names: pieces removed, requests that were cut between the disk and the commit.</summary>
public sealed class OrphanSweep(
    IServiceScopeFactory scopes,
    ContentStores stores,
    IOptions<UploadOptions> options,
    TimeProvider clock,
    ILogger<OrphanSweep> logger
) : BackgroundService
{
    private const int Group = 500;
    private static readonly TimeSpan First = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Every = TimeSpan.FromHours(6);

    /// <summary>Sweeps once. Returns how many contents went.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellation)
    {
        var grace = TimeSpan.FromHours(options.Value.OrphanGraceHours);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var swept =
            await SweepAsync(stores.Pieces, hashes =>
                db.Attachments.Where(attachment => hashes.Contains(attachment.Sha256))
                    .Select(attachment => attachment.Sha256)
                    .Concat(
                        db.Organisations.Where(organisation => organisation.StampHash != null && hashes.Contains(organisation.StampHash))
                            .Select(organisation => organisation.StampHash!)
                    )
                    .Concat(
                        db.Signatures.Where(signature => signature.StampHash != null && hashes.Contains(signature.StampHash))
                            .Select(signature => signature.StampHash!)
                    )
            )
            + await SweepAsync(stores.Documents, hashes =>
                db.StoredDocuments.Where(document => hashes.Contains(document.Sha256)).Select(document => document.Sha256)
            );
        if (swept > 0)
        {
            logger.LogInformation("{Count} contenus que rien ne nomme ont été retirés du dossier de données", swept);
        }

        return swept;

        async Task<int> SweepAsync(ContentStore content, Func<string[], IQueryable<string>> named)
        {
            content.SweepUnfinished(grace);
            var count = 0;
            await foreach (var old in content.OlderThanAsync(grace, Group, cancellation))
            {
                var known = await named(old).Distinct().ToListAsync(cancellation);
                count += await content.SweepAsync(old.Except(known), grace, cancellation);
            }

            return count;
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(First, clock, stoppingToken);
        while (true)
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError(DatabaseFailures.Of(e) is null ? e : null, "Le balayage des contenus orphelins a échoué ; il recommencera");
            }

            await Task.Delay(Every, clock, stoppingToken);
        }
    }
}
