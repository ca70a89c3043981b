using CqpMutualite.Domain.Booklets;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Evaluation.SettleConsensus;

/// <summary>
/// What the two evaluators answered otherwise, side by side: one common answer each, and a word on why. Nothing is averaged, nothing is preselected.
/// </summary>
[Requires(Permission.Evaluate)]
[Route(EvaluationPaths.ConsensusRoute)]
public sealed class SettleConsensusController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.Brief.ShowAsync(this, reference, begun => PageAsync(begun, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Save(string reference, CancellationToken cancellation) => desk.Brief.WriteAsync(
        this,
        reference,
        answers: async begun => await SettleConsensusPage.LoadAsync(begun.Db, begun.Head, begun.User, cancellation) is not { } page ? null : new AnswersAsked(
            EvaluationBooklet.WritingOf(Visibility.SeatOf(begun.File, begun.Reader)),
            [.. page.Differing.Where(page.IsOpen).Select(found => found.Question)],
            new AnswersWritten(AnswerPlace.Consensus)),
        done: _ => new Done("Réponses communes enregistrées.", EvaluationPaths.Consensus(reference)),
        again: begun => PageAsync(begun, cancellation),
        cancellation);

    private async Task<IActionResult?> PageAsync(FileActing begun, CancellationToken cancellation) =>
        await SettleConsensusPage.LoadAsync(begun.Db, begun.Head, begun.User, cancellation) is { } page
            ? View("SettleConsensus", page with { Form = begun.Form(page.Form) })
            : null;
}
