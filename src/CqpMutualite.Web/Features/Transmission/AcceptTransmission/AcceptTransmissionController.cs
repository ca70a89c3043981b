using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Transmission.AcceptTransmission;

/// <summary>The certifier reads the file as the jury will, then accepts it or returns it, with a reason on each point.</summary>
[Requires(Permission.AcceptTransmission)]
[Route(TransmissionPaths.AcceptRoute)]
public sealed class AcceptTransmissionController(FileDesk desk) : Controller
{
    private static readonly Refusal Changed =
        new("transmission.changed", "Le dossier a changé depuis que vous avez ouvert cette page. Relisez-le avant de décider.");

    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, new AcceptTransmissionForm(), cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Decide(string reference, [Bind(Prefix = "Form")] AcceptTransmissionForm form, CancellationToken cancellation) => desk.ActAsync(
        this,
        reference,
        act: begun => form.Revision != begun.File.Revision ? Changed
            : form.Accepts ? begun.File.Transmission.Accept(begun.Today)
            : begun.File.Transmission.Return(begun.Edition, form.Returned(FileReturn.PointsOf(Sending.Transmission, begun.Edition)), begun.Today),
        done: begun => new Done(
            form.Accepts ? $"Dossier {FrenchText.Of(begun.Head.CandidateName)} accepté." : "Dossier renvoyé à l’entreprise.",
            form.Then is { } next ? TransmissionPaths.Accept(next) : FilesPaths.File(reference)),
        again: begun => PageAsync(begun, form, cancellation),
        cancellation);

    private async Task<IActionResult?> PageAsync(FileActing begun, AcceptTransmissionForm form, CancellationToken cancellation)
    {
        // the revision posted must be the one shown, not the one typed
        ModelState.Remove("Form.Revision");
        var shown = form with { Revision = begun.File.Revision };
        return View("AcceptTransmission", await AcceptTransmissionPage.LoadAsync(begun, shown, cancellation));
    }
}
