using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.FileHistory;

/// <summary>The whole history of a file: acts and capacities, never values.</summary>
[Requires(Permission.ReadFiles)]
[Route("/dossiers/{reference}/historique")]
public sealed class FileHistoryController(AppDbContext db, Editions editions) : Controller
{
    /// <summary>The lines, the latest first.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        var lines = await db.HistoryVisibleTo(user.Reader, head.File.Id).OrderByDescending(entry => entry.Rank).Take(500)
            .Select(entry => new { entry.At, entry.Act, entry.Capacity }).ToListAsync(cancellation);
        return View("FileHistory", new FileHistoryPage(head, [.. lines.Select(line => new HistoryLine(line.At, $"{line.Act} – {line.Capacity}"))]));
    }
}

/// <summary>The history of a file.</summary>
public sealed record FileHistoryPage(FileHead Head, IReadOnlyList<HistoryLine> Lines);
