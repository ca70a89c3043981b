using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Uploads;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Imports.StartImport;

public sealed record SentList(Guid Id, string FileName, DateTimeOffset At, int Rows, int Done, bool Confirmed);

/// <summary>The page. One query.</summary>
public sealed record StartImportPage(IReadOnlyList<SentList> Sent)
{
    private const int Shown = 10;

    /// <summary>Loads the last lists of the company.</summary>
    public static async Task<StartImportPage> LoadAsync(AppDbContext db, CurrentUser user, CancellationToken cancellation) => new(
        await db.Imports.AsNoTracking().Where(batch => batch.OrganisationId == user.OrganisationId).OrderByDescending(batch => batch.At).Take(Shown)
            .Select(batch => new SentList(batch.Id, batch.FileName, batch.At, batch.Rows, batch.Done, batch.ConfirmedAt != null)).ToListAsync(cancellation));
}
