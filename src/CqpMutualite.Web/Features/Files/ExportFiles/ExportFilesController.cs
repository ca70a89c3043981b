using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Tables;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.ExportFiles;

/// <summary>The list of files as it is searched, filtered and sorted, all its pages.</summary>
[Requires(Permission.ReadFiles)]
[Route(FilesPaths.ListCsv)]
[Route(FilesPaths.ListXlsx)]
public sealed class ExportFilesController(AppDbContext db, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Download(FileListFilter filter, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var lines = await FileLine.Of(db, filter.Of(db, user, clock.Today()), filter, user).ToListAsync(cancellation);
        return this.Table("dossiers", "Dossiers", FileLine.Columns(user).Rows(lines));
    }
}
