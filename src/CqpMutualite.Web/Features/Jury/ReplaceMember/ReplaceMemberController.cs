using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Jury.ReplaceMember;

/// <summary>A substitute takes the seat of a member, who becomes a substitute; until a decision is signed.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.ReplaceRoute)]
public sealed class ReplaceMemberController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Replaces, or says why not.</summary>
    [HttpPost]
    public async Task<IActionResult> Replace(Guid session, [Bind(Prefix = "Form")] ReplaceMemberForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await SessionHead.LoadAsync(db, editions, user, session, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        ModelState.Refuse(head.Session.Replace(form.PersonId ?? Guid.Empty, form.SubstituteId ?? Guid.Empty, await db.SignedDecisionsAsync(head.Session, cancellation)));
        if (ModelState.IsValid)
        {
            await db.NoteFilesAsync(head.Session, user.Actor(), $"Membre {head.OfBody} remplacé par un suppléant", clock.GetUtcNow(), cancellation);
            if (await db.SavedAsync(ModelState, cancellation))
            {
                TempData.Toast("Le suppléant siège.");
                return Redirect(JuryPaths.Session(session));
            }
        }

        return View("Session", await SessionPage.LoadAsync(db, editions, user, session, clock.Today(), cancellation));
    }
}

/// <summary>Who leaves the seat, and who takes it.</summary>
public sealed record ReplaceMemberForm
{
    /// <summary>The member.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The substitute.</summary>
    public Guid? SubstituteId { get; init; }
}
