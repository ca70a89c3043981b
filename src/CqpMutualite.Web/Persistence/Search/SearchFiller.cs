using CqpMutualite.Domain.Files;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence.Search;

/// <summary>At start: what lists are searched and sorted by, for the rows that were written before it was kept. Nothing to do afterwards.</summary>
public sealed class SearchFiller(AppDbContext db) : IStartupTask
{
    private const int Batch = 500;

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken cancellation)
    {
        await FillAsync(db.People, person => person.Refold(), cancellation);
        await FillAsync(db.Organisations, organisation => organisation.Refold(), cancellation);
        await FillAsync(db.Users.Where(account => account.Email != null), _ => { }, cancellation);
        await FillAsync(db.Certificates, _ => { }, cancellation);
        await FillAsync(db.Files.IgnoreAutoIncludes(), _ => { }, cancellation);
        await RankAsync(cancellation);
    }

    private async Task FillAsync<T>(IQueryable<T> rows, Action<T> refold, CancellationToken cancellation)
        where T : class
    {
        const string key = "Id";
        var wordless = await rows
            .Select(row => EF.Property<Guid>(row, key))
            .Where(id => !db.SearchWords.Any(word => word.OwnerId == id))
            .ToListAsync(cancellation);
        foreach (var batch in wordless.Chunk(Batch))
        {
            foreach (var row in await rows.Where(row => batch.Contains(EF.Property<Guid>(row, key))).ToListAsync(cancellation))
            {
                refold(row);
                var (owner, words) = SearchWord.Of(row)!.Value;
                db.SearchWords.AddRange(words.Select(word => new SearchWord { OwnerId = owner, Word = word }));
            }

            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }
    }

    private async Task RankAsync(CancellationToken cancellation)
    {
        var unranked = db.Files.Where(file => file.Progress == 0);
        var notDue = CertificationFile.NotDue;
        await unranked.ExecuteUpdateAsync(
            row =>
                row.SetProperty(
                    file => file.DueBefore,
                    file => file.Presentation.DecidedOn == null && file.Halts.ClosedOn == null ? file.FirstJuryBefore ?? notDue : notDue
                ),
            cancellation
        );
        foreach (var stage in StageNames.Path)
        {
            var rank = (int)stage;
            await unranked
                .Where(file => file.Stage == stage)
                .ExecuteUpdateAsync(
                    row => row.SetProperty(file => file.Progress, file => file.Presentation.PublishedOn == null ? rank : rank + 1),
                    cancellation
                );
        }
    }
}
