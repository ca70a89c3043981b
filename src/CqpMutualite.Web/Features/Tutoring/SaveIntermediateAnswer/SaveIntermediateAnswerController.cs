using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Tutoring.SaveIntermediateAnswer;

/// <summary>One answer of the tutor or the line manager on the intermediate grid, saved by itself.</summary>
[Requires(Permission.KeepTutoring)]
[Route(TutoringPaths.AnswerRoute)]
public sealed class SaveIntermediateAnswerController(FileDesk desk) : Controller
{
    [HttpPost]
    public Task<IActionResult> Save(string reference, int occurrence, string? key, CancellationToken cancellation) =>
        desk.SaveAnswerAsync(this, reference, occurrence, key, self: false, cancellation);
}
