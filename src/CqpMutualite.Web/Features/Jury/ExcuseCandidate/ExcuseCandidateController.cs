using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Jury.ExcuseCandidate;

/// <summary>The certifier notes that a candidate is excused, or was absent.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.AbsenceRoute)]
public sealed class ExcuseCandidateController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Notes it, or says why not.</summary>
    [HttpPost]
    public async Task<IActionResult> Excuse(Guid session, [Bind(Prefix = "Form")] AbsenceForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var today = clock.Today();
        if (await SessionHead.LoadAsync(db, editions, user, session, cancellation, tracked: true) is not { } head
            || await FileHead.LoadAsync(db, editions, user, form.Reference ?? "", cancellation, tracked: true) is not { } file)
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            ModelState.Refuse(SessionAbsence.Record(db, head, file, form, user, today, clock.GetUtcNow()));
        }

        if (!ModelState.IsValid || !await db.SavedAsync(ModelState, cancellation))
        {
            return View("Session", await SessionPage.LoadAsync(db, editions, user, session, today, cancellation));
        }

        TempData.Toast($"{file.CandidateName} attend une autre session.");
        return Redirect(JuryPaths.Session(session));
    }
}
