using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Evaluation.KeyPaper;

/// <summary>Keys what the paper says of one unit, or its summary sheet, and goes on to the next part.</summary>
[Requires(Permission.KeepPaperBooklet)]
[Route(EvaluationPaths.PaperUnitRoute)]
public sealed class KeyPaperController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, string unit, CancellationToken cancellation) =>
        desk.Brief.ShowAsync(this, reference, begun => PageAsync(begun, unit, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Key(string reference, string unit, CancellationToken cancellation) => desk.Brief.WriteAsync(
        this,
        reference,
        answers: begun => PaperDesk.Asked(begun, unit),
        done: begun => new Done(null, KeyPaperPage.Next(begun.Head, unit)),
        again: begun => PageAsync(begun, unit, cancellation),
        cancellation);

    private async Task<IActionResult?> PageAsync(FileActing begun, string unit, CancellationToken cancellation) =>
        await KeyPaperPage.LoadAsync(begun, unit, cancellation) is { } page ? View("KeyPaper", page) : null;
}
