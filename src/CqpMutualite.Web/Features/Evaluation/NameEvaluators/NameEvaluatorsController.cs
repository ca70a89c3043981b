using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Evaluation.NameEvaluators;

/// <summary>The company names the two evaluators of a file, among its people or by inviting somebody, or replaces them.</summary>
[Requires(Permission.NameParticipants)]
[Route(EvaluationPaths.EvaluatorsRoute)]
public sealed class NameEvaluatorsController(FileDesk desk, EvaluatorPlaces places) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, NameEvaluatorsForm.Of(begun.File), cancellation), cancellation);

    [HttpPost]
    public async Task<IActionResult> Name(string reference, [Bind(Prefix = "Form")] NameEvaluatorsForm form, CancellationToken cancellation)
    {
        var done = new Done(null, FilesPaths.File(reference));
        return await desk.ActAsync(
            this,
            reference,
            act: async begun =>
            {
                var (outcome, said) = await places.NameAsync(begun, form, cancellation);
                done = said ?? done;
                return outcome;
            },
            done: _ => done,
            again: begun => PageAsync(begun, form, cancellation),
            cancellation);
    }

    private async Task<IActionResult?> PageAsync(FileActing begun, NameEvaluatorsForm form, CancellationToken cancellation) =>
        View("NameEvaluators", await NameEvaluatorsPage.LoadAsync(begun, form, cancellation));
}
