using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Tutoring.SaveOwnAnswer;

/// <summary>One answer of the candidate about themselves on the intermediate grid, saved by itself.</summary>
[Requires(Permission.FillCandidatePart)]
[Route(TutoringPaths.OwnAnswerRoute)]
public sealed class SaveOwnAnswerController(FileDesk desk) : Controller
{
    [HttpPost]
    public Task<IActionResult> Save(string reference, int occurrence, string? key, CancellationToken cancellation) =>
        desk.SaveAnswerAsync(this, reference, occurrence, key, self: true, cancellation);
}
