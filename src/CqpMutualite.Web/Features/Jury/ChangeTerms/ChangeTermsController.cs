using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Jury.ChangeTerms;

/// <summary>The certifier changes the day, the hours or the place of a session, until it is opened.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.TermsRoute)]
public sealed class ChangeTermsController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid session, CancellationToken cancellation) =>
        await SessionHead.LoadAsync(db, editions, CurrentUser.From(User)!, session, cancellation) is { } head
            ? View("ChangeTerms", new ChangeTermsPage(head, ChangeTermsForm.Of(head)))
            : NotFound();

    [HttpPost]
    public async Task<IActionResult> Change(Guid session, [Bind(Prefix = "Form")] ChangeTermsForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await SessionHead.LoadAsync(db, editions, user, session, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            head.Session.Know(await SessionHead.BesideAsync(db, head.Session, form.HeldOn!.Value, cancellation));
            var outcome = head.Session.Move(form.ToTerms());
            ModelState.Refuse(outcome);
            await db.NoteFilesAsync(head, user.Actor(), outcome, clock.GetUtcNow(), cancellation);
        }

        if (ModelState.IsValid && await db.SavedAsync(ModelState, cancellation))
        {
            TempData.Toast("La session est modifiée.");
            return Redirect(JuryPaths.Session(session));
        }

        return await SessionHead.LoadAsync(db, editions, user, session, cancellation) is { } fresh
            ? View("ChangeTerms", new ChangeTermsPage(fresh, form))
            : NotFound();
    }
}
