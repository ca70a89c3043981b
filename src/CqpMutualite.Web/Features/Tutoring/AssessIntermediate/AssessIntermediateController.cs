using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Tutoring.AssessIntermediate;

/// <summary>The tutor or the line manager assesses one unit on the intermediate grid.</summary>
[Requires(Permission.KeepTutoring)]
[Route(TutoringPaths.IntermediateRoute)]
public sealed class AssessIntermediateController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, int occurrence, string unit, CancellationToken cancellation) =>
        desk.ShowGridAsync(this, new IntermediateGrid(reference, occurrence, unit, Self: false), cancellation);

    [HttpPost]
    public Task<IActionResult> Save(string reference, int occurrence, string unit, string? next, CancellationToken cancellation) =>
        desk.SaveGridAsync(this, new IntermediateGrid(reference, occurrence, unit, Self: false), next, cancellation);
}
