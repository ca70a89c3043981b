using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Access.RevokeLink;

/// <summary>Takes the personal link of an evaluator away; what it opened ends at once.</summary>
[Requires(Permission.ManageAccess)]
[Route(AccessPaths.RevokeRoute)]
public sealed class RevokeLinkController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Revokes it.</summary>
    [HttpPost]
    public async Task<IActionResult> Revoke(string reference, Guid person, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head || head.File.Assignments.All(seat => seat.PersonId != person))
        {
            return NotFound();
        }

        var now = clock.GetUtcNow();
        if (await db.PersonalLinks.SingleOrDefaultAsync(link => link.FileId == head.File.Id && link.PersonId == person && link.RevokedAt == null, cancellation) is { } link)
        {
            link.Revoke(now);
            db.Note(head.File.Id, user.Actor(), new PersonalLinkRevoked(), head.Edition, now);
            await db.SaveChangesAsync(cancellation);
            TempData.Toast("Le lien ne sert plus.");
        }

        return Redirect(AccessPaths.FileAccess(reference));
    }
}
