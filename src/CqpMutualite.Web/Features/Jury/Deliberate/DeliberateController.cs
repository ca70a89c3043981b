using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Jury.Deliberate;

/// <summary>The jury decides on each unit of a file; the president of the session signs the decision sheet, the other members read.</summary>
[Requires(Permission.RecordDecision)]
[Route(JuryPaths.DeliberationRoute)]
public sealed class DeliberateController(AppDbContext db, Editions editions, SignInManager<Account> signIn, Seals seals, TimeProvider clock) : Controller
{
    /// <summary>Posted by the button that only shows the result.</summary>
    private const string Preview = "apercu";

    /// <summary>The page.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await LoadAsync(user, reference, cancellation) is var (head, session)
            ? View("Deliberate", await DeliberatePage.LoadAsync(db, editions, user, head, session, new DeliberateForm(), cancellation))
            : NotFound();
    }

    /// <summary>Shows the result of the units chosen, or signs the decision.</summary>
    [HttpPost]
    public async Task<IActionResult> Sign(string reference, [Bind(Prefix = "Form")] DeliberateForm form, string? next, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await LoadAsync(user, reference, cancellation, tracked: true) is not var (head, session))
        {
            return NotFound();
        }

        form = form.WithUnits(head.Edition, Request.Form);
        if (next == Preview)
        {
            ModelState.Clear();
            return await AgainAsync(user, head, session, form, cancellation);
        }

        ModelState.Refuse(session.Session.MayDecide(user.PersonId, session.Panel));
        if (ModelState.IsValid)
        {
            ModelState.Refuse(Outcome.From(head.Edition.Units.Where(unit => !form.Units.ContainsKey(unit.Key)).Select(JuryRefusals.UnitMissing)));

            // before anything changes: counting a wrong password saves what is pending
            if (await signIn.RefusalAsync(User, form.Secret) is { } wrong)
            {
                ModelState.AddModelError("Form.Secret", wrong);
            }
        }

        if (!ModelState.IsValid)
        {
            return await AgainAsync(user, head, session, form, cancellation);
        }

        var outcome = session.Session.AllowDecision(user.PersonId, session.Panel);
        if (outcome.IsAccepted)
        {
            outcome = head.File.RecordDecision(clock.Today());
        }

        Decision? decision = null;
        if (outcome.IsAccepted)
        {
            (decision, outcome) = Decision.Sign(head.File.Id, head.File.Reference, session.Session.Id, session.Session.HeldOn, head.Edition, form.Units, form.Advice, user.PersonId, user.Name, content => seals.Seal(content, user.PersonId, Seals.President));
        }

        if (decision is null)
        {
            ModelState.Refuse(outcome);
            return await AgainAsync(user, head, session, form, cancellation);
        }

        db.Add(decision);
        db.Note(head.File.Id, user.Actor(), "Fiche de décision signée par le président du jury", clock.GetUtcNow());
        if (!await db.SavedAsync(ModelState, cancellation))
        {
            // what is in memory is no longer what is stored: the page is read again
            return await LoadAsync(user, reference, cancellation) is var (fresh, again)
                ? await AgainAsync(user, fresh, again, form, cancellation)
                : NotFound();
        }

        TempData.Toast($"La fiche de décision de {head.CandidateName} est signée.");
        return Redirect(JuryPaths.Deliberation(reference));
    }

    private async Task<(FileHead Head, SessionHead Session)?> LoadAsync(CurrentUser user, string reference, CancellationToken cancellation, bool tracked = false) =>
        await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked) is { File.SessionId: { } id } head
        && await SessionHead.LoadAsync(db, editions, user, id, cancellation, tracked) is { } session
            ? (head, session)
            : null;

    private async Task<IActionResult> AgainAsync(CurrentUser user, FileHead head, SessionHead session, DeliberateForm form, CancellationToken cancellation) =>
        View("Deliberate", await DeliberatePage.LoadAsync(db, editions, user, head, session, form, cancellation));
}
