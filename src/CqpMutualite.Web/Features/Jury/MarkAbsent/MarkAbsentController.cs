using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Jury.MarkAbsent;

/// <summary>The president notes, during the sitting, that a candidate did not come.</summary>
[Requires(Permission.RecordDecision)]
[Route(JuryPaths.AttendanceRoute)]
public sealed class MarkAbsentController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Notes it, or says why not.</summary>
    [HttpPost]
    public async Task<IActionResult> Mark(Guid session, [Bind(Prefix = "Form")] AbsenceForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var today = clock.Today();
        if (await SessionHead.LoadAsync(db, editions, user, session, cancellation, tracked: true) is not { } head
            || await FileHead.LoadAsync(db, editions, user, form.Reference ?? "", cancellation, tracked: true) is not { } file)
        {
            return NotFound();
        }

        if (head.Session.President?.PersonId != user.PersonId)
        {
            ModelState.Refuse(JuryRefusals.NotThePresident);
        }

        if (ModelState.IsValid)
        {
            ModelState.Refuse(SessionAbsence.Record(db, head, file, form, user, today, clock.GetUtcNow()));
        }

        if (!ModelState.IsValid || !await db.SavedAsync(ModelState, cancellation))
        {
            return View("Sitting", await SittingPage.LoadAsync(db, editions, user, session, today, cancellation));
        }

        TempData.Toast($"{file.CandidateName} attend une autre session.");
        return Redirect(JuryPaths.Sitting(session));
    }
}
