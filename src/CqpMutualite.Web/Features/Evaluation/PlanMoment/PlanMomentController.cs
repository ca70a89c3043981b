using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Evaluation.PlanMoment;

/// <summary>
/// The evaluators or the company plan a moment of the evaluation; those who take part are told. The form holds what the address says and what is most likely.
/// </summary>
[Requires(Permission.PlanEvaluation)]
[Route(EvaluationPaths.PlanRoute)]
public sealed class PlanMomentController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, MomentKind? type, string[]? unite, CancellationToken cancellation)
    {
        ModelState.Clear();
        return desk.Brief.ShowAsync(
            this, reference, begun => PageAsync(begun, MomentFormPage.Likely(begun.Head, type, unite ?? []), cancellation), cancellation);
    }

    [HttpPost]
    public async Task<IActionResult> Plan(string reference, [Bind(Prefix = "Form")] MomentForm form, CancellationToken cancellation)
    {
        EvaluationMoment? planned = null;
        return await desk.Brief.ActAsync(
            this,
            reference,
            act: async begun =>
            {
                (planned, var outcome) = await Moments.PlanAsync(begun, form, cancellation);
                return outcome;
            },
            done: _ => planned is { HeldOn: not null }
                ? new Done("Moment noté.", EvaluationPaths.Moment(reference, planned.Id))
                : new Done("Moment planifié.", EvaluationPaths.Planning(reference)),
            again: begun => PageAsync(begun, form, cancellation),
            cancellation);
    }

    private async Task<IActionResult?> PageAsync(FileActing begun, MomentForm form, CancellationToken cancellation) =>
        View("MomentForm", await MomentFormPage.LoadAsync(begun.Db, begun.Head, form, null, begun.User.May(Permission.Evaluate), cancellation));
}
