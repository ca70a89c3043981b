using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Mvc.Rendering;
using College = CqpMutualite.Domain.Referentials.College;

namespace CqpMutualite.Web.Features.Jury.OpenSitting;

/// <summary>A member opens the sitting, says who is there and who of them presides.</summary>
[Requires(Permission.RecordDecision)]
[Route(JuryPaths.OpeningRoute)]
public sealed class OpenSittingController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid session, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await SessionHead.LoadAsync(db, editions, user, session, cancellation) is { } head
            ? await PageAsync(user, head, OpenSittingForm.Of(head.Session), cancellation)
            : NotFound();
    }

    [HttpPost]
    public async Task<IActionResult> Open(Guid session, [Bind(Prefix = "Form")] OpenSittingForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await SessionHead.LoadAsync(db, editions, user, session, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            var turn = SessionRules.TurnOf(head.Panel, await db.LastPresidencyAsync(head.Session, cancellation));
            var rules = new OpeningRules(head.Panel, await db.SettingAsync(OemmSettings.Quorum, cancellation), turn);
            var outcome = head.Session.Open(
                new SittingOpening(user.PersonId, form.PresidentId, form.Present ?? [], form.Because, form.TurnBecause),
                rules,
                clock.Today(),
                clock.GetUtcNow()
            );
            ModelState.Refuse(outcome);
            await db.NoteFilesAsync(head, user.Actor(), outcome, clock.GetUtcNow(), cancellation);
        }

        if (ModelState.IsValid && await db.SavedAsync(ModelState, cancellation))
        {
            TempData.Toast(
                head.Session.President!.PersonId == user.PersonId
                    ? "La séance est ouverte : vous présidez."
                    : "La séance est ouverte ; le président est désigné."
            );
            return Redirect(JuryPaths.Sitting(session));
        }

        return await SessionHead.LoadAsync(db, editions, user, session, cancellation) is { } fresh
            ? await PageAsync(user, fresh, form, cancellation)
            : NotFound();
    }

    private async Task<IActionResult> PageAsync(CurrentUser user, SessionHead head, OpenSittingForm form, CancellationToken cancellation)
    {
        var people = await JuryPeople.LoadAsync(db, head.Session, clock.Today(), cancellation);
        var last = await db.LastPresidencyAsync(head.Session, cancellation);
        var may = head.Session.MayOpen(user.PersonId, clock.Today());
        return View(
            "OpenSitting",
            new OpenSittingPage(
                head,
                [
                    .. head
                        .Session.Members.Where(member => member.PersonId != user.PersonId)
                        .OrderBy(member => member.College)
                        .Select(member => ChoiceOf(people, member)),
                ],
                [.. head.Session.Members.Where(member => member.Votes).OrderBy(member => member.College).Select(member => ChoiceOf(people, member))],
                SessionRules.TurnOf(head.Panel, last),
                may.IsAccepted ? null : may.Refusals[0].Message,
                form
            )
        );
    }

    private static SelectListItem ChoiceOf(JuryPeople people, JuryMember member) =>
        new(
            $"{people.Of(member.PersonId).Line} ({JuryWords.Of(member.College).ToLowerInvariant()}{(member.IsSubstitute ? ", suppléant" : "")})",
            member.PersonId.ToString()
        );
}
