using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Jury.ReorderPassages;

/// <summary>The certifier moves a candidate one place up or down in the order of a session.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.OrderRoute)]
public sealed class ReorderPassagesController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    private const string Up = "up";

    /// <summary>Moves the candidate, or says who would then have no hour. <paramref name="move"/>: up or down.</summary>
    [HttpPost]
    public async Task<IActionResult> Move(Guid session, string? candidate, string? move, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await SessionHead.LoadAsync(db, editions, user, session, cancellation, tracked: true) is not { } head
            || await FileHead.LoadAsync(db, editions, user, candidate ?? "", cancellation) is not { } file)
        {
            return NotFound();
        }

        ModelState.Refuse(head.Session.Reorder(file.File.Id, move == Up));
        if (ModelState.IsValid)
        {
            await db.NoteFilesAsync(head.Session, user.Actor(), $"Session {head.OfBody} : ordre de passage modifié", clock.GetUtcNow(), cancellation);
            if (await db.SavedAsync(ModelState, cancellation))
            {
                TempData.Toast($"{file.CandidateName} passe plus {(move == Up ? "tôt" : "tard")}.");
                return Redirect(JuryPaths.Session(session));
            }
        }

        return View("Session", await SessionPage.LoadAsync(db, editions, user, session, clock.Today(), cancellation));
    }
}
