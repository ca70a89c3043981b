using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Evaluation.RemoveMoment;

/// <summary>Takes a moment off the planning, unless it was held; those who were to take part are told. The notes taken on it go with it.</summary>
[Requires(Permission.PlanEvaluation)]
[Route(EvaluationPaths.RemoveMomentRoute)]
public sealed class RemoveMomentController(FileDesk desk) : Controller
{
    [HttpPost]
    public Task<IActionResult> Remove(string reference, Guid moment, CancellationToken cancellation) => desk.Brief.ActAsync(
        this,
        reference,
        act: begun => Moments.RemoveAsync(begun, moment, cancellation),
        done: _ => new Done("Moment annulé.", EvaluationPaths.Planning(reference)),
        again: null,
        cancellation);
}
