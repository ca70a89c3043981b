using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Evaluation.CandidateComment;

/// <summary>
/// What the candidate says of the results that the evaluators present, until the candidate acknowledges them. Only in the editions that ask for it.
/// </summary>
[Requires(Permission.FillCandidatePart)]
[Route(EvaluationPaths.CandidateCommentRoute)]
public sealed class CandidateCommentController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Save(string reference, CancellationToken cancellation) => desk.WriteAsync(
        this,
        reference,
        answers: CandidateSheet.CommentsAsked,
        done: _ => new Done("Votre commentaire est enregistré.", EvaluationPaths.CandidateComment(reference)),
        again: begun => PageAsync(begun, cancellation),
        cancellation);

    private async Task<IActionResult?> PageAsync(FileActing begun, CancellationToken cancellation) =>
        await CandidateCommentPage.LoadAsync(begun, cancellation) is { } page ? View("CandidateComment", page) : null;
}
