using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Registration.SubmitRegistration;

/// <summary>The company checks the registration and sends it to the certifier with the individual path.</summary>
[Requires(Permission.SubmitRegistration)]
[Route(RegistrationPaths.SubmitRoute)]
public sealed class SubmitRegistrationController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Everything to check.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        await FileHead.LoadAsync(db, editions, CurrentUser.From(User)!, reference, cancellation) is { } head ? await PageAsync(head, cancellation) : NotFound();

    /// <summary>Sends it, as it was read.</summary>
    [HttpPost]
    public async Task<IActionResult> Submit(string reference, [Bind(Prefix = "Form")] SubmitRegistrationForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        if (form.Revision != head.File.Revision)
        {
            ModelState.AddModelError("", "Le dossier a changé depuis que vous avez ouvert cette page. Vérifiez-le de nouveau, puis transmettez.");
            return await PageAsync(head, cancellation);
        }

        var candidate = head.Candidate;
        var outcome = head.File.Registration.Submit(candidate, (await RegistrationPapers.LoadAsync(db, user, head.File, cancellation)).Missing, clock.Today());
        if (!outcome.IsAccepted)
        {
            ModelState.Refuse(outcome);
            return await PageAsync(head, cancellation);
        }

        db.Note(head.File.Id, user.Actor(), outcome, head.Edition, clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError("", "Une autre personne modifiait ce dossier au même instant. Vérifiez-le de nouveau, puis transmettez.");
            return await Show(reference, cancellation);
        }

        TempData.Toast("Inscription transmise.");
        return Redirect(FilesPaths.File(reference));
    }

    private async Task<ViewResult> PageAsync(FileHead head, CancellationToken cancellation)
    {
        // the revision posted must be the one shown, not the one typed
        ModelState.Remove("Form.Revision");
        var summary = await RegistrationSummary.LoadAsync(db, CurrentUser.From(User)!, head, cancellation);
        return View("SubmitRegistration", new SubmitRegistrationPage(summary, head.File.Registration.Missing(summary.Person, summary.Papers.Missing, clock.Today()), new SubmitRegistrationForm { Revision = head.File.Revision }));
    }
}
