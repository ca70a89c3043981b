using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.RemoveView;

/// <summary>Forgets a named view: one's own.</summary>
[Requires(Permission.ReadFiles)]
[Route(FilesPaths.RemoveViewRoute)]
public sealed class RemoveViewController(AppDbContext db) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Remove(Guid view, CancellationToken cancellation)
    {
        var person = CurrentUser.From(User)!.PersonId;
        if (await db.NamedViews.SingleOrDefaultAsync(found => found.Id == view && found.PersonId == person, cancellation) is not { } named)
        {
            return NotFound();
        }

        db.Remove(named);
        await db.SaveChangesAsync(cancellation);
        TempData.Toast($"La vue « {named.Name} » est retirée.");
        return LocalRedirect(FilesPaths.List);
    }
}
