using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Jury.ChangeTerms;

/// <summary>The certifier changes the day, the hours or the place of a session, until it is opened.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.TermsRoute)]
public sealed class ChangeTermsController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The form, as the session is.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(Guid session, CancellationToken cancellation) =>
        await SessionHead.LoadAsync(db, editions, CurrentUser.From(User)!, session, cancellation) is { } head
            ? View("ChangeTerms", new ChangeTermsPage(head, ChangeTermsForm.Of(head)))
            : NotFound();

    /// <summary>Changes them, or says beside each field what is wrong.</summary>
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

        return await SessionHead.LoadAsync(db, editions, user, session, cancellation) is { } fresh ? View("ChangeTerms", new ChangeTermsPage(fresh, form)) : NotFound();
    }
}

/// <summary>The form.</summary>
public sealed record ChangeTermsPage(SessionHead Head, ChangeTermsForm Form);

/// <summary>What is typed.</summary>
public sealed record ChangeTermsForm : SessionTermsForm
{
    /// <summary>From the session.</summary>
    public static ChangeTermsForm Of(SessionHead head) => new()
    {
        HeldOn = head.Session.HeldOn,
        StartsAt = head.Session.StartsAt,
        EndsAt = head.Session.EndsAt,
        Place = head.Session.Place,
        VideoLink = head.Session.VideoLink,
        Capacity = head.Session.Capacity,
    };
}

/// <summary>Checks of shape.</summary>
public sealed class ChangeTermsFormValidator(TimeProvider clock) : SessionTermsValidator<ChangeTermsForm>(clock);
