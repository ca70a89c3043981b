using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Tutoring.AssessOneself;

/// <summary>The candidate gives their own results on an intermediate grid, if they wish.</summary>
[Requires(Permission.FillCandidatePart)]
[Route(TutoringPaths.OneselfRoute)]
public sealed class AssessOneselfController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, int occurrence, string unit, CancellationToken cancellation) =>
        desk.ShowGridAsync(this, new IntermediateGrid(reference, occurrence, unit, Self: true), cancellation);

    [HttpPost]
    public Task<IActionResult> Save(string reference, int occurrence, string unit, string? next, CancellationToken cancellation) =>
        desk.SaveGridAsync(this, new IntermediateGrid(reference, occurrence, unit, Self: true), next, cancellation);
}
