using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Evaluation.RecordPresentation;

/// <summary>
/// The candidate cannot or will not sign: the company records, under its own password, that the results were presented and why the candidate's signature is
/// missing.
/// </summary>
[Requires(Permission.TransmitFile)]
[Route(EvaluationPaths.PresentationRoute)]
public sealed class RecordPresentationController(FileDesk desk, SignatureDesk signatures) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, new RecordPresentationForm(), cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Record(string reference, [Bind(Prefix = "Form")] RecordPresentationForm form, CancellationToken cancellation) =>
        signatures.GivenAsync(
            this,
            reference,
            "Form.Secret",
            form.Secret,
            act: begun => signatures.PresentAsync(begun, SignatoryRole.Company, form.HeldOn, form.Reason, form.Hash!, cancellation),
            done: _ => new Done("Présentation des résultats enregistrée.", FilesPaths.File(reference)),
            again: begun => PageAsync(begun, form, cancellation),
            cancellation);

    private async Task<IActionResult?> PageAsync(FileActing begun, RecordPresentationForm form, CancellationToken cancellation) =>
        View("RecordPresentation", await RecordPresentationPage.LoadAsync(begun, form, cancellation));
}
