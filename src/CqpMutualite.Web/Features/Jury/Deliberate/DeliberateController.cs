using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Features.Spaces;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury.Deliberate;

/// <summary>The panel decides on each unit of a file; the president of the session signs the decision sheet, the other members follow.</summary>
[Requires(Permission.RecordDecision)]
[Route(JuryPaths.DeliberationRoute)]
public sealed class DeliberateController(AppDbContext db, Editions editions, SignInManager<Account> signIn, Seals seals, TimeProvider clock) : Controller
{
    /// <summary>Posted by the button that only shows the result.</summary>
    private const string Preview = "apercu";

    /// <summary>Posted by the button that keeps the draft without signing.</summary>
    private const string Keep = "brouillon";

    /// <summary>What the members' page asks for to follow: the board alone.</summary>
    private const string Follow = "suivi";

    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await LoadAsync(user, reference, cancellation) is not var (head, session))
        {
            return NotFound();
        }

        var page = await DeliberatePage.LoadAsync(db, editions, user, head, session, ModelState, cancellation);
        return Request.Headers.XRequestedWith == Follow ? PartialView("_Board", page) : View("Deliberate", page);
    }

    [HttpPost]
    public async Task<IActionResult> Sign(string reference, [Bind(Prefix = "Form")] DeliberateForm form, string? next, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await LoadAsync(user, reference, cancellation, tracked: true) is not var (head, session))
        {
            return NotFound();
        }

        var draft = await DeliberatePage.DraftAsync(db, head.File.Id, cancellation, tracked: true);
        if (next == Preview)
        {
            ModelState.Clear();
            return await AgainAsync(user, head, session, form, cancellation);
        }

        var stored = draft.Entries.ToList();
        var signing = new DecisionSigning(db, editions, seals, user, clock.GetUtcNow());
        var outcome = await signing.MayAsync(head, session, signs: next != Keep, cancellation);
        ModelState.Refuse(outcome);
        if (!outcome.IsAccepted)
        {
            return await AgainAsync(user, head, session, form, cancellation);
        }

        var (added, refusals) = PostedDraft.Take(draft, head.Edition, Request.Form, user.PersonId, clock.GetUtcNow());
        ModelState.Refuse(Outcome.From(refusals));
        if (next == Keep)
        {
            return await KeepAsync(user, head, session, form, added, cancellation);
        }

        var context = await signing.ContextAsync(head, session, cancellation);
        if (ModelState.IsValid)
        {
            ModelState.Refuse(Outcome.From(Decision.Missing(context, draft.Content(head.Edition))));

            // before anything changes: counting a wrong password saves what is pending
            db.ChangeTracker.Clear();
            if (await signIn.RefusalAsync(User, form.Secret) is { } wrong)
            {
                ModelState.AddModelError("Form.Secret", wrong);
            }
        }

        if (!ModelState.IsValid)
        {
            return await AgainAsync(user, head, session, form, cancellation);
        }

        if (await LoadAsync(user, reference, cancellation, tracked: true) is not var (current, sitting))
        {
            return NotFound();
        }

        (var decision, outcome) = signing.Sign(current, sitting, context, draft.Content(current.Edition));
        if (decision is null)
        {
            ModelState.Refuse(outcome);
            return await AgainAsync(user, current, sitting, form, cancellation);
        }

        if (!await db.SavedAsync(ModelState, cancellation))
        {
            // what is in memory is no longer what is stored: the page is read again
            db.ChangeTracker.Clear();
            return await LoadAsync(user, reference, cancellation) is var (fresh, again)
                ? await AgainAsync(user, fresh, again, form, cancellation)
                : NotFound();
        }

        // what was being prepared is now signed
        var keys = stored.ConvertAll(entry => entry.Key);
        await db.DraftEntries.Where(entry => entry.FileId == current.File.Id && keys.Contains(entry.Key)).ExecuteDeleteAsync(CancellationToken.None);
        TempData.Toast($"La fiche de décision de {current.CandidateName} est signée.");
        return Redirect(
            current.File.Presentation.UnderCorrection && sitting.Session.ClosedAt is not null ? SpacesPaths.Jury : JuryPaths.Deliberation(reference)
        ); // the window of a corrected file closes with its signature
    }

    private async Task<IActionResult> KeepAsync(
        CurrentUser user,
        FileHead head,
        SessionHead session,
        DeliberateForm form,
        IReadOnlyList<DraftEntry> added,
        CancellationToken cancellation
    )
    {
        db.AddRange(added);
        if (await db.TrySaveAsync(cancellation) && ModelState.IsValid)
        {
            TempData.Toast("Le brouillon de la décision est enregistré.");
            return Redirect(JuryPaths.Deliberation(head.File.Reference));
        }

        if (ModelState.IsValid)
        {
            // somebody wrote between the reading and the saving: both versions are shown
            db.ChangeTracker.Clear();
            ModelState.Refuse(
                Outcome.From(
                    PostedDraft
                        .Take(await DeliberatePage.DraftAsync(db, head.File.Id, cancellation), head.Edition, Request.Form, user.PersonId, clock.GetUtcNow())
                        .Refusals
                )
            );
        }

        return await AgainAsync(user, head, session, form, cancellation);
    }

    private async Task<(FileHead Head, SessionHead Session)?> LoadAsync(
        CurrentUser user,
        string reference,
        CancellationToken cancellation,
        bool tracked = false
    ) =>
        await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked) is { File.SessionId: { } id } head
        && await SessionHead.LoadAsync(db, editions, user, id, cancellation, tracked) is { } session
            ? (head, session)
            : null;

    private async Task<IActionResult> AgainAsync(CurrentUser user, FileHead head, SessionHead session, DeliberateForm form, CancellationToken cancellation) =>
        View("Deliberate", await DeliberatePage.LoadAsync(db, editions, user, head, session, ModelState, cancellation, Request.Form) with { Form = form });
}
