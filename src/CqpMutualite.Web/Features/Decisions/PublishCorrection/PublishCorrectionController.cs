using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Decisions.PublishCorrection;

/// <summary>The certifier publishes a corrected decision by itself, when its session was closed before.</summary>
[Requires(Permission.ManageDecisions)]
[Route(DecisionsPaths.PublishRoute)]
public sealed class PublishCorrectionController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Publishes, or says why not.</summary>
    [HttpPost]
    public async Task<IActionResult> Publish(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        var alone = head.File.Presentation.UnderCorrection && await db.Sessions.AnyAsync(session => session.Id == head.File.SessionId && session.PublishedOn != null, cancellation);
        var outcome = alone ? head.File.Presentation.Publish(clock.Today(), alone) : FileRefusals.PublishedWithSession;
        ModelState.Refuse(outcome);
        db.Note(head.File.Id, user.Actor(), outcome, head.Edition, clock.GetUtcNow());
        if (ModelState.IsValid && await db.FileSavedAsync(ModelState, cancellation))
        {
            TempData.Toast("La décision corrigée est publiée.");
            return Redirect(DecisionsPaths.Decision(reference));
        }

        return Redirect(FilesPaths.File(reference)); // its page says where the decision is
    }
}
