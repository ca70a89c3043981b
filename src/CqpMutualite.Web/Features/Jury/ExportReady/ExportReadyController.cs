using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Tables;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury.ExportReady;

/// <summary>The files that came to the jury as the page searches, filters and sorts them, all its pages.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.ReadyFilesCsv)]
[Route(JuryPaths.ReadyFilesXlsx)]
public sealed class ExportReadyController(AppDbContext db, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Download(ReadyFilter filter, CancellationToken cancellation)
    {
        var files = filter.Of(db, db.FilesVisibleTo(CurrentUser.From(User)!.Reader).AsNoTracking(), clock.Today());
        var lines = await ReadyLine.Of(db, files, filter).ToListAsync(cancellation);
        return this.Table("dossiers-prets", "Dossiers prêts", ReadyLine.Exported.Rows(lines));
    }
}
