using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Jury.CloseSession;

/// <summary>The certifier closes a sitting that its president left open.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.CloseRoute)]
public sealed class CloseSessionController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Closes, or says which candidate awaits a decision.</summary>
    [HttpPost]
    public async Task<IActionResult> Close(Guid session, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await SessionHead.LoadAsync(db, editions, user, session, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            ModelState.Refuse(await db.CloseAsync(head, user, clock.GetUtcNow(), cancellation));
        }

        if (!ModelState.IsValid || !await db.SavedAsync(ModelState, cancellation))
        {
            return View("Session", await SessionPage.LoadAsync(db, editions, user, session, clock.Today(), cancellation));
        }

        TempData.Toast("La séance est close.");
        return Redirect(JuryPaths.Session(session));
    }
}
