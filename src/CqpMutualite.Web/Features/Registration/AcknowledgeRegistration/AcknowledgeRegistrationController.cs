using CqpMutualite.Domain.Common;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Registration.AcknowledgeRegistration;

/// <summary>The certifier acknowledges a registration, which starts the clock to the first jury, or returns it with a reason.</summary>
[Requires(Permission.AcknowledgeRegistration)]
[Route(RegistrationPaths.AcknowledgeRoute)]
public sealed class AcknowledgeRegistrationController(FileDesk desk) : Controller
{
    private static readonly Refusal Changed =
        new("registration.changed", "Le dossier a changé depuis que vous avez ouvert cette page. Relisez-le avant de décider.");

    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, new AcknowledgeRegistrationForm(), cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Decide(string reference, [Bind(Prefix = "Form")] AcknowledgeRegistrationForm form, CancellationToken cancellation) =>
        desk.ActAsync(
            this,
            reference,
            act: begun => form.Revision != begun.File.Revision ? Changed
                : form.Acknowledges ? begun.File.Registration.Acknowledge(begun.Edition, begun.Today)
                : begun.File.Registration.Return(form.Points.Select(point => (point.Key, point.Value)), begun.Today),
            done: begun => new Done(
                form.Acknowledges ? $"{begun.Head.CandidateName}\u00A0: inscription reçue." : "Inscription renvoyée à l’entreprise.",
                form.Then is { } next ? RegistrationPaths.Acknowledge(next) : FilesPaths.File(reference)),
            again: begun => PageAsync(begun, form, cancellation),
            cancellation);

    private async Task<IActionResult?> PageAsync(FileActing begun, AcknowledgeRegistrationForm form, CancellationToken cancellation)
    {
        // the revision posted must be the one shown, not the one typed
        ModelState.Remove("Form.Revision");
        return View("AcknowledgeRegistration", await AcknowledgeRegistrationPage.LoadAsync(begun, form, cancellation));
    }
}
