using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Decisions.PresentWhole;

/// <summary>The certifier presents to a jury, for the whole certification, a candidate whose every unit was validated alone.</summary>
[Requires(Permission.ManageDecisions)]
[Route(DecisionsPaths.PresentWholeRoute)]
public sealed class PresentWholeController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Opens the file, which waits for a session at once.</summary>
    [HttpPost]
    public async Task<IActionResult> Present(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var (today, now) = (clock.Today(), clock.GetUtcNow());
        if (await AfterDecision.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } after || after.Record(editions) is not { } record)
        {
            return NotFound();
        }

        var (next, opened, outcome) = after.Head.File.Presentation.PresentWhole(await db.NextReferenceAsync(today.Year, cancellation), record, after.CompletedBy, today);
        ModelState.Refuse(outcome);
        if (next is not null)
        {
            db.Add(next);
            db.Note(next.Id, user.Actor(), opened, after.Head.Edition, now);
            db.Note(after.Head.File.Id, user.Actor(), outcome, after.Head.Edition, now);
            if (await db.FileSavedAsync(ModelState, cancellation))
            {
                TempData.Toast($"Dossier {next.Reference} ouvert : il attend une session de jury.");
                return Redirect(FilesPaths.File(next.Reference));
            }
        }

        return Redirect(DecisionsPaths.Decision(reference)); // its page says why it is not offered any more
    }
}
