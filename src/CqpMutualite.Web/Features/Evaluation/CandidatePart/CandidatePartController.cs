using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Evaluation.CandidatePart;

/// <summary>The candidate answers their part of the evaluation booklet, alone and at any length, then hands it over.</summary>
[Requires(Permission.FillCandidatePart)]
[Route(EvaluationPaths.CandidatePartRoute)]
public sealed class CandidatePartController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, cancellation), cancellation);

    /// <summary>Keeps everything typed; hands the part over when that button was pressed and nothing is missing.</summary>
    [HttpPost]
    public Task<IActionResult> Save(string reference, string? next, CancellationToken cancellation)
    {
        var handsOver = next == CandidatePartPage.HandOver;
        return desk.WriteAsync(
            this,
            reference,
            answers: begun => handsOver ? CandidateSheet.HandedOver(begun) : CandidateSheet.PartAsked(begun),
            done: _ => handsOver
                ? new Done("Votre partie est transmise à vos évaluateurs.", FilesPaths.File(reference))
                : new Done("Vos réponses sont enregistrées.", EvaluationPaths.CandidatePart(reference)),
            again: begun => PageAsync(begun, cancellation),
            cancellation);
    }

    private async Task<IActionResult?> PageAsync(FileActing begun, CancellationToken cancellation) =>
        await CandidatePartPage.LoadAsync(begun, cancellation) is { } page ? View("CandidatePart", page) : null;
}
