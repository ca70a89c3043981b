using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Evaluation.AcknowledgeResults;

/// <summary>The candidate reads the signed results that were presented to them, and signs with their password that they have taken note of them.</summary>
[Requires(Permission.FillCandidatePart)]
[Route(EvaluationPaths.ResultsRoute)]
public sealed class AcknowledgeResultsController(FileDesk desk, SignatureDesk signatures) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) => desk.ShowAsync(
        this,
        reference,
        begun => PageAsync(begun, new AcknowledgeResultsForm { HeldOn = begun.File.Evaluation.CompletedOn }, cancellation),
        cancellation);

    [HttpPost]
    public Task<IActionResult> Acknowledge(string reference, [Bind(Prefix = "Form")] AcknowledgeResultsForm form, CancellationToken cancellation) =>
        signatures.GivenAsync(
            this,
            reference,
            "Form.Secret",
            form.Secret,
            act: begun => signatures.PresentAsync(begun, SignatoryRole.Candidate, form.HeldOn, null, form.Hash!, cancellation),
            done: _ => new Done("Vous avez signé avoir pris connaissance des résultats.", FilesPaths.File(reference)),
            again: begun => PageAsync(begun, form, cancellation),
            cancellation);

    private async Task<IActionResult?> PageAsync(FileActing begun, AcknowledgeResultsForm form, CancellationToken cancellation) =>
        View("AcknowledgeResults", await AcknowledgeResultsPage.LoadAsync(begun, form, cancellation));
}
