using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Access.RenewLink;

/// <summary>Another address for the personal link of an evaluator; the former one, and what it opened, end at once.</summary>
[Requires(Permission.ManageAccess)]
[Route(AccessPaths.RenewRoute)]
public sealed class RenewLinkController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Renews it and sends it.</summary>
    [HttpPost]
    public async Task<IActionResult> Renew(string reference, Guid person, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head || head.File.Evaluators.All(seat => seat.PersonId != person))
        {
            return NotFound();
        }

        var now = clock.GetUtcNow();
        if (await db.PersonalLinks.SingleOrDefaultAsync(link => link.FileId == head.File.Id && link.PersonId == person, cancellation) is { } link)
        {
            link.Renew(now);
            db.Post(Message.To(person, MessageKind.LinkRenewed, now, head.File.Id));
            db.Note(head.File.Id, user.Actor(), new PersonalLinkRenewed(), head.Edition, now);
            await db.SaveChangesAsync(cancellation);
            TempData.Toast("Un nouveau lien est envoyé ; l’ancien ne sert plus.");
        }

        return Redirect(AccessPaths.FileAccess(reference));
    }
}
