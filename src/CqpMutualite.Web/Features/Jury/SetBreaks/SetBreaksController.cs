using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Jury.SetBreaks;

/// <summary>The certifier sets the pauses of a jury, until it is opened.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.BreaksRoute)]
public sealed class SetBreaksController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid session, CancellationToken cancellation) =>
        await SessionHead.LoadAsync(db, editions, CurrentUser.From(User)!, session, cancellation) is { IsCommission: false } head
            ? View("SetBreaks", new SetBreaksPage(head, SetBreaksForm.Of(head.Session), await db.SettingAsync(OemmSettings.BreakMinutes, cancellation)))
            : NotFound();

    [HttpPost]
    public async Task<IActionResult> Set(Guid session, [Bind(Prefix = "Form")] SetBreaksForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await SessionHead.LoadAsync(db, editions, user, session, cancellation, tracked: true) is not { IsCommission: false } head)
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            var outcome = head.Session.Pause(form.ToBreaks(await db.SettingAsync(OemmSettings.BreakMinutes, cancellation)));
            ModelState.Refuse(outcome);
            await db.NoteFilesAsync(head, user.Actor(), outcome, clock.GetUtcNow(), cancellation);
        }

        if (ModelState.IsValid && await db.SavedAsync(ModelState, cancellation))
        {
            TempData.Toast("Les pauses sont enregistrées ; les horaires en tiennent compte.");
            return Redirect(JuryPaths.Session(session));
        }

        return await SessionHead.LoadAsync(db, editions, user, session, cancellation) is { } fresh
            ? View("SetBreaks", new SetBreaksPage(fresh, form, await db.SettingAsync(OemmSettings.BreakMinutes, cancellation)))
            : NotFound();
    }
}
