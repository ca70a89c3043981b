using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Features.Spaces;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Jury.CloseSitting;

/// <summary>The president closes the sitting: every file has its decision, the members no longer read the booklets.</summary>
[Requires(Permission.RecordDecision)]
[Route(JuryPaths.ClosingRoute)]
public sealed class CloseSittingController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
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

        if (head.Session.President?.PersonId != user.PersonId)
        {
            ModelState.Refuse(JuryRefusals.NotThePresident);
        }

        if (ModelState.IsValid)
        {
            ModelState.Refuse(await db.CloseAsync(head, user, clock.GetUtcNow(), cancellation));
        }

        if (!ModelState.IsValid || !await db.SavedAsync(ModelState, cancellation))
        {
            return View("Sitting", await SittingPage.LoadAsync(db, editions, user, session, clock.Today(), cancellation));
        }

        TempData.Toast("La séance est close.");
        return Redirect(SpacesPaths.Jury);
    }
}
