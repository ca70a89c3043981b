using CqpMutualite.Domain.Common;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Platform.Uploads;

namespace CqpMutualite.Web.Features.Evaluation.ReceivePaper;

/// <summary>A booklet filled and signed by hand: where its keying is, and its scan, the first one or another in its place.</summary>
[Requires(Permission.KeepPaperBooklet)]
[AcceptsUploads]
[Route(EvaluationPaths.PaperRoute)]
public sealed class ReceivePaperController(FileDesk desk, PieceDesk pieces, SignatureDesk signatures) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Receive(string reference, [Bind(Prefix = "Form")] PieceForm form, CancellationToken cancellation) => pieces.JoinAsync(
        this,
        reference,
        form,
        may: begun => Task.FromResult<Outcome?>(begun.File.Evaluation.MayReceivePaper()),
        join: (begun, content) => signatures.ReceiveAsync(begun, content, cancellation),
        done: new Done("Original reçu. Saisissez-en les résultats.", EvaluationPaths.Paper(reference)),
        again: begun => PageAsync(begun, cancellation),
        cancellation);

    private async Task<IActionResult?> PageAsync(FileActing begun, CancellationToken cancellation) =>
        View("ReceivePaper", await ReceivePaperPage.LoadAsync(begun, pieces.MaximumMegabytes, cancellation));
}
