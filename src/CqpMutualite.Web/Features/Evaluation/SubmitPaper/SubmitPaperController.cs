using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Evaluation.SubmitPaper;

/// <summary>The names and the days of the signatures on the paper; the keying then goes to somebody else to be compared.</summary>
[Requires(Permission.KeepPaperBooklet)]
[Route(EvaluationPaths.PaperSignaturesRoute)]
public sealed class SubmitPaperController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, null, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Submit(string reference, [Bind(Prefix = "Form")] SubmitPaperForm form, CancellationToken cancellation) => desk.ActAloneAsync(
        this,
        reference,
        act: begun => PaperActs.SubmitAsync(begun, form.Signatures(), cancellation),
        done: _ => new Done("Saisie terminée : une autre personne la compare à l’original.", EvaluationPaths.Paper(reference)),
        again: begun => PageAsync(begun, form, cancellation),
        cancellation);

    private async Task<IActionResult?> PageAsync(FileActing begun, SubmitPaperForm? form, CancellationToken cancellation) =>
        View("SubmitPaper", await SubmitPaperPage.LoadAsync(begun, form, cancellation));
}
