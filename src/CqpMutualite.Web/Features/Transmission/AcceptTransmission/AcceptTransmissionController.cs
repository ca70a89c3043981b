using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Transmission.AcceptTransmission;

/// <summary>The certifier reads the file as the jury will, then accepts it or returns it, with a reason on each point.</summary>
[Requires(Permission.AcceptTransmission)]
[Route(TransmissionPaths.AcceptRoute)]
public sealed class AcceptTransmissionController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The file, and the decision.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } head ? await PageAsync(head, user, new AcceptTransmissionForm(), cancellation) : NotFound();
    }

    /// <summary>Decides, on what was read.</summary>
    [HttpPost]
    public async Task<IActionResult> Decide(string reference, [Bind(Prefix = "Form")] AcceptTransmissionForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        if (ModelState.IsValid && form.Revision != head.File.Revision)
        {
            ModelState.AddModelError("", "Le dossier a changé depuis que vous avez ouvert cette page. Relisez-le avant de décider.");
        }

        var decided = ModelState.IsValid ? Decided(head, form) : default;
        Refuse(decided);
        if (ModelState.IsValid)
        {
            db.Note(head.File.Id, user.Actor(), decided, head.Edition, clock.GetUtcNow());
            if (await db.FileSavedAsync(ModelState, cancellation))
            {
                TempData.Toast(form.Decision == TransmissionDecision.Accept ? $"Dossier {FrenchText.Of(head.CandidateName)} accepté." : "Dossier renvoyé à l’entreprise.");
                return Redirect(FilesPaths.File(reference));
            }
        }

        db.ChangeTracker.Clear();
        return await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } current ? await PageAsync(current, user, form, cancellation) : NotFound();
    }

    private Outcome Decided(FileHead head, AcceptTransmissionForm form)
    {
        if (form.Decision == TransmissionDecision.Accept)
        {
            return head.File.Transmission.Accept(clock.Today());
        }

        var named = FileReturn.PointsOf(Sending.Transmission, head.Edition).Where(point => form.Named.Contains(point.Key));
        return head.File.Transmission.Return(head.Edition, named.Select(point => (point, form.Points.GetValueOrDefault(point.Key))), clock.Today());
    }

    private void Refuse(Outcome outcome)
    {
        foreach (var refusal in outcome.Refusals)
        {
            ModelState.AddModelError(refusal.Field is { } field ? "Form." + field : "", FrenchText.NoBreak(refusal.Message));
        }
    }

    private async Task<ViewResult> PageAsync(FileHead head, CurrentUser user, AcceptTransmissionForm form, CancellationToken cancellation)
    {
        // the revision posted must be the one shown, not the one typed
        ModelState.Remove("Form.Revision");
        return View("AcceptTransmission", await AcceptTransmissionPage.LoadAsync(db, head, user, form with { Revision = head.File.Revision }, cancellation));
    }
}
