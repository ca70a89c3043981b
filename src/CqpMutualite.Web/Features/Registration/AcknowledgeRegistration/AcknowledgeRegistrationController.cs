using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Registration.AcknowledgeRegistration;

/// <summary>The certifier acknowledges a registration, which starts the clock to the first jury, or returns it with a reason.</summary>
[Requires(Permission.AcknowledgeRegistration)]
[Route(RegistrationPaths.AcknowledgeRoute)]
public sealed class AcknowledgeRegistrationController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The registration as the company sent it.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        await FileHead.LoadAsync(db, editions, CurrentUser.From(User)!, reference, cancellation) is { } head ? await PageAsync(head, new AcknowledgeRegistrationForm(), cancellation) : NotFound();

    /// <summary>Decides, on what was read.</summary>
    [HttpPost]
    public async Task<IActionResult> Decide(string reference, [Bind(Prefix = "Form")] AcknowledgeRegistrationForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var today = clock.Today();
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        if (ModelState.IsValid && form.Revision != head.File.Revision)
        {
            ModelState.AddModelError("", "Le dossier a changé depuis que vous avez ouvert cette page. Relisez-le avant de décider.");
        }

        if (!ModelState.IsValid)
        {
            return await PageAsync(head, form, cancellation);
        }

        var acknowledged = form.Decision == RegistrationDecision.Acknowledge;
        var outcome = acknowledged ? head.File.Registration.Acknowledge(head.Edition, today) : head.File.Registration.Return(form.Points.Select(point => (point.Key, point.Value)), today);
        if (!outcome.IsAccepted)
        {
            ModelState.Refuse(outcome);
            return await PageAsync(head, form, cancellation);
        }

        db.Note(head.File.Id, user.Actor(), outcome, head.Edition, clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError("", "Une autre personne modifiait ce dossier au même instant. Relisez-le avant de décider.");
            return await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } current ? await PageAsync(current, form, cancellation) : NotFound();
        }

        TempData.Toast(acknowledged ? $"{head.CandidateName}\u00A0: inscription reçue." : "Inscription renvoyée à l’entreprise.");
        return Redirect(FilesPaths.File(reference));
    }

    private async Task<ViewResult> PageAsync(FileHead head, AcknowledgeRegistrationForm form, CancellationToken cancellation)
    {
        // the revision posted must be the one shown, not the one typed
        ModelState.Remove("Form.Revision");
        return View("AcknowledgeRegistration", new AcknowledgeRegistrationPage(await RegistrationSummary.LoadAsync(db, CurrentUser.From(User)!, head, cancellation), clock.Today(), form with { Revision = head.File.Revision }));
    }
}
