using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Evaluation.ComparePaper;

/// <summary>A second person compares what was keyed with the scan: confirms it, which completes the evaluation, or sends it back with a word.</summary>
[Requires(Permission.KeepPaperBooklet)]
[Route(EvaluationPaths.PaperCheckRoute)]
public sealed class ComparePaperController(FileDesk desk, SignatureDesk signatures) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, new ComparePaperForm(), cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Compare(string reference, [Bind(Prefix = "Form")] ComparePaperForm form, CancellationToken cancellation) => desk.ActAloneAsync(
        this,
        reference,
        act: begun => form.Same == true
            ? signatures.ConfirmAsync(begun, form.Hash ?? "", cancellation)
            : PaperActs.SendBackAsync(begun, form.Word, cancellation),
        done: _ => form.Same == true
            ? new Done("Saisie confirmée : le livret est complet.", FilesPaths.File(reference))
            : new Done("Saisie renvoyée.", EvaluationPaths.Paper(reference)),
        again: begun => PageAsync(begun, form, cancellation),
        cancellation);

    private async Task<IActionResult?> PageAsync(FileActing begun, ComparePaperForm form, CancellationToken cancellation)
    {
        ModelState.Remove("Form.Hash");
        return View("ComparePaper", await ComparePaperPage.LoadAsync(begun, form, cancellation));
    }
}
