using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Evaluation.HandOverAnswers;

/// <summary>An evaluator who answers alone hands over every unit at once.</summary>
[Requires(Permission.Evaluate)]
[Route(EvaluationPaths.HandOverRoute)]
public sealed class HandOverAnswersController(FileDesk desk) : Controller
{
    [HttpPost]
    public Task<IActionResult> HandOver(string reference, CancellationToken cancellation) => desk.Brief.ActAloneAsync(
        this,
        reference,
        act: begun => EvaluatorsSheet.ActAsync(
            begun,
            (sheet, seat) => sheet.HandOverAll(seat, EvaluationBooklet.Of(begun.Edition).AssessedByUnit, begun.User.PersonId, begun.Now),
            cancellation),
        done: _ => new Done("Toutes vos réponses sont remises.", EvaluationPaths.Evaluation(reference)),
        again: null,
        cancellation);
}
