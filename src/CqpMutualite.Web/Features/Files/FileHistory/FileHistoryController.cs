using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.FileHistory;

/// <summary>The whole history of a file: acts and capacities, never values.</summary>
[Requires(Permission.ReadFiles)]
[Route("/dossiers/{reference}/historique")]
public sealed class FileHistoryController(AppDbContext db, Editions editions) : Controller
{
    // each answer saved by itself is an entry: a whole path has some hundreds of them, which fold into a few dozen lines
    private const int Longest = 5000;

    /// <summary>The lines, the latest first.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        return View(
            "FileHistory",
            new FileHistoryPage(head, [.. FoldedHistory.Of(await FoldedHistory.ReadAsync(db, user, head.File.Id, Longest, cancellation))])
        );
    }
}

/// <summary>The history of a file.</summary>
public sealed record FileHistoryPage(FileHead Head, IReadOnlyList<HistoryLine> Lines);
