using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Jury.RecuseMember;

/// <summary>A member tied to a candidate withdraws for that file, and a substitute of the same college stands in.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.StandInRoute)]
public sealed class RecuseMemberController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Settles the conflicts of a file, or says why not.</summary>
    [HttpPost]
    public async Task<IActionResult> StandIn(Guid session, [Bind(Prefix = "Form")] RecuseMemberForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var today = clock.Today();
        if (await SessionHead.LoadAsync(db, editions, user, session, cancellation, tracked: true) is not { } head
            || await FileHead.LoadAsync(db, editions, user, form.Reference ?? "", cancellation) is not { } file)
        {
            return NotFound();
        }

        ModelState.Refuse(file.File.SessionId == session && file.File.DecidedOn is null
            ? (await db.ConflictsAsync(head.Session, file.File, today, cancellation)).StandIn(head.Session)
            : FileRefusals.NotInSession);
        if (ModelState.IsValid)
        {
            db.Note(file.File.Id, user.Actor(), $"Membre {head.OfBody} remplacé par un suppléant pour ce dossier", clock.GetUtcNow());
            if (await db.SavedAsync(ModelState, cancellation))
            {
                TempData.Toast($"Un suppléant siège pour {file.CandidateName}.");
                return Redirect(JuryPaths.Session(session));
            }
        }

        return View("Session", await SessionPage.LoadAsync(db, editions, user, session, today, cancellation));
    }
}

/// <summary>Which file.</summary>
public sealed record RecuseMemberForm
{
    /// <summary>Its reference.</summary>
    public string? Reference { get; init; }
}
