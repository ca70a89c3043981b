using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Files.FileList;

/// <summary>The files that the user may see.</summary>
[Requires(Permission.ReadFiles, OpenToStandIns = true)]
[Route(FilesPaths.List)]
public sealed class FileListController(AppDbContext db, Catalogue catalogue, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>A page of the list, searched, filtered and sorted.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(FileListFilter filter, CancellationToken cancellation) =>
        View("FileList", await FileListPage.LoadAsync(db, catalogue, editions, CurrentUser.From(User)!, filter, clock.Today(), cancellation));
}
