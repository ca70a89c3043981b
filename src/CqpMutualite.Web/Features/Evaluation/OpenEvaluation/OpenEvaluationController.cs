using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Evaluation.OpenEvaluation;

/// <summary>
/// The line manager says that they consider the competences acquired: the grids are open from then on. The other evaluator reads who opens, and when it was
/// opened.
/// </summary>
[Requires(Permission.Evaluate)]
[Route(EvaluationPaths.OpeningRoute)]
public sealed class OpenEvaluationController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.Brief.ShowAsync(this, reference, begun => PageAsync(begun, new OpenEvaluationForm { OpenedOn = begun.Today }, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Open(string reference, [Bind(Prefix = "Form")] OpenEvaluationForm form, CancellationToken cancellation) => desk.ActAsync(
        this,
        reference,
        act: begun => begun.File.Evaluation.Open(begun.User.PersonId, form.OpenedOn, begun.Today),
        done: _ => new Done("L’évaluation est ouverte\u00A0: les grilles peuvent se remplir.", EvaluationPaths.Evaluation(reference)),
        again: begun => PageAsync(begun, form, cancellation),
        cancellation);

    private async Task<IActionResult?> PageAsync(FileActing begun, OpenEvaluationForm form, CancellationToken cancellation) =>
        View("OpenEvaluation", await OpenEvaluationPage.LoadAsync(begun, form, cancellation));
}
