using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Files.DeletedFiles;

/// <summary>What the journal keeps of the files that were opened by mistake: reference, day, reason, and who deleted them.</summary>
[Requires(Permission.DeleteFile)]
[Route(FilesPaths.Deleted)]
public sealed class DeletedFilesController(AppDbContext db) : Controller
{
    private const int Longest = 200;

    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation)
    {
        var entries = db.DeletionsVisibleTo(CurrentUser.From(User)!.Reader).OrderByDescending(entry => entry.At).Take(Longest);
        return View("DeletedFiles", new DeletedFilesPage([.. FoldedHistory.Of(await FoldedHistory.TellAsync(entries, db.People, cancellation))]));
    }
}

/// <summary>One line a file, the latest first.</summary>
public sealed record DeletedFilesPage(IReadOnlyList<HistoryLine> Lines);
