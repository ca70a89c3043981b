using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Decisions.TakeUpDecision;

/// <summary>The certifier has a signed decision corrected by its president, or cancels it; the decision is kept as it was signed.</summary>
[Requires(Permission.ManageDecisions)]
[Route(DecisionsPaths.TakeUpRoute)]
public sealed class TakeUpDecisionController(AppDbContext db, Editions editions, CertificateDesk desk, TimeProvider clock) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        await AfterDecision.LoadAsync(db, editions, CurrentUser.From(User)!, reference, cancellation) is { } after ? Page(after, new TakeUpDecisionForm()) : NotFound();

    /// <summary>Takes it up.</summary>
    [HttpPost]
    public async Task<IActionResult> TakeUp(string reference, [Bind(Prefix = "Form")] TakeUpDecisionForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var (today, now) = (clock.Today(), clock.GetUtcNow());
        if (await AfterDecision.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } after)
        {
            return NotFound();
        }

        if (after.Current is not { } decision || !ModelState.IsValid)
        {
            return Page(after, form);
        }

        var file = after.Head.File;
        var (how, sessionId) = (form.How!.Value, file.SessionId);
        var may = file.Presentation.MayReopenDecision(after.Later);
        var replaced = may.IsAccepted ? decision.Replace(how, form.Reason, user.PersonId, now) : may;
        ModelState.Refuse(replaced.IsAccepted ? file.Presentation.ReopenDecision(how, after.Later, today) : replaced);
        if (!ModelState.IsValid)
        {
            return Page(after, form);
        }

        // a session that is not published yet no longer awaits a file that left it
        if (how == Replacement.Cancellation && await db.Sessions.Include(session => session.Passages).AsSingleQuery().SingleOrDefaultAsync(session => session.Id == sessionId && session.PublishedOn == null, cancellation) is { } left)
        {
            db.Announce(left, left.Withdraw(file.Id), now);
        }

        // what the decision had delivered no longer holds; the holder reads why, so the certifier's own words stay with the decision
        await desk.RevokeForAsync(file, decision.Id, how == Replacement.Correction ? "Décision corrigée." : "Décision annulée.", user.Actor(), cancellation);
        await TakeIntoDraftAsync(decision, how, now, cancellation);
        db.Note(file.Id, user.Actor(), replaced, after.Head.Edition, now);
        if (await db.FileSavedAsync(ModelState, cancellation))
        {
            TempData.Toast(how == Replacement.Correction ? "La décision est rendue au président pour correction." : "La décision est annulée.");
            return Redirect(DecisionsPaths.Decision(reference));
        }

        return Page(after, form);
    }

    // a correction begins with what was decided; after a cancellation the next panel begins with nothing
    private async Task TakeIntoDraftAsync(Decision decision, Replacement how, DateTimeOffset now, CancellationToken cancellation)
    {
        db.RemoveRange(await db.DraftEntries.Where(entry => entry.FileId == decision.FileId).ToListAsync(cancellation));
        if (how == Replacement.Correction)
        {
            db.AddRange(DecisionDraft.From(decision, now).Entries);
        }
    }

    private ViewResult Page(AfterDecision after, TakeUpDecisionForm form)
    {
        var may = after.Head.File.Presentation.MayReopenDecision(after.Later);
        return View("TakeUpDecision", new TakeUpDecisionPage(after.Head, may.IsAccepted || !ModelState.IsValid ? null : may.Refusals[0].Message, after.Head.File.Presentation.PublishedOn is not null, form));
    }
}

/// <summary>The page.</summary>
/// <param name="Head">The file.</param>
/// <param name="State">Why the decision cannot be taken up; null when it can.</param>
/// <param name="Published">The candidate has read it.</param>
/// <param name="Form">What is typed.</param>
public sealed record TakeUpDecisionPage(FileHead Head, string? State, bool Published, TakeUpDecisionForm Form);
