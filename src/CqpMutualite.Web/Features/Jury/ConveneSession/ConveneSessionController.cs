using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Jury.ConveneSession;

/// <summary>The certifier convenes everybody: the members read the files from then on.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.ConveneRoute)]
public sealed class ConveneSessionController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Convenes, or says what is missing.</summary>
    [HttpPost]
    public async Task<IActionResult> Convene(Guid session, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await SessionHead.LoadAsync(db, editions, user, session, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        var now = clock.GetUtcNow();
        ModelState.Refuse(head.Session.Convene(head.Panel, now));
        if (ModelState.IsValid)
        {
            await db.NoteFilesAsync(head.Session, user.Actor(), $"Session {head.OfBody} convoquée", now, cancellation);
            if (await db.SavedAsync(ModelState, cancellation))
            {
                TempData.Toast("La session est convoquée : les convocations partent, et ses membres lisent les dossiers.");
                return Redirect(JuryPaths.Session(session));
            }
        }

        return View("Session", await SessionPage.LoadAsync(db, editions, user, session, clock.Today(), cancellation));
    }
}
