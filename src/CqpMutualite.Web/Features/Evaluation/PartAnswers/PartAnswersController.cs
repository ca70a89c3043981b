using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Evaluation.PartAnswers;

/// <summary>The evaluators answer each alone, said once for every unit that has no common answer yet.</summary>
[Requires(Permission.Evaluate)]
[Route(EvaluationPaths.ApartRoute)]
public sealed class PartAnswersController(FileDesk desk) : Controller
{
    [HttpPost]
    public Task<IActionResult> Part(string reference, CancellationToken cancellation) => desk.Brief.ActAloneAsync(
        this,
        reference,
        act: begun => EvaluatorsSheet.ActAsync(
            begun,
            (sheet, _) => sheet.AssessAllSeparately(EvaluationBooklet.Of(begun.Edition).AssessedByUnit),
            cancellation),
        done: _ => new Done(
            "Vous répondez chacun de votre côté à tout le livret\u00A0: l’autre évaluateur ne lit rien avant d’avoir remis ses réponses.",
            EvaluationPaths.Evaluation(reference)),
        again: null,
        cancellation);
}
