using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Files.FilePage;

/// <summary>The page of a file: its path, what is missing and whose turn it is, its booklets, its people, its history.</summary>
[Requires(Permission.ReadFiles)]
[Route(FilesPaths.FileRoute)]
public sealed class FilePageController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        await FilePage.LoadAsync(db, editions, CurrentUser.From(User)!, reference, clock.Today(), cancellation) is { } page
            ? View("FilePage", page)
            : NotFound();
}
