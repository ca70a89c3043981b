using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Access.FileAccess;

/// <summary>How the people of a file reach it, and the messages they were sent about it.</summary>
[Requires(Permission.ManageAccess)]
[Route(AccessPaths.FileAccessRoute)]
public sealed class FileAccessController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        await FileAccessPage.LoadAsync(db, editions, CurrentUser.From(User)!, reference, clock.GetUtcNow(), cancellation) is { } page
            ? View("FileAccess", page)
            : NotFound();
}
