using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Evaluation.AssessUnit;

/// <summary>The two evaluators assess one unit, together in the official voice or each alone: grid, opinion, comment.</summary>
[Requires(Permission.Evaluate)]
[Route(EvaluationPaths.UnitRoute)]
public sealed class AssessUnitController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, string unit, CancellationToken cancellation) =>
        desk.Brief.ShowAsync(this, reference, begun => PageAsync(begun, unit, false, cancellation), cancellation);

    /// <summary>Saves the whole unit and goes on: what the buttons do, with or without script.</summary>
    [HttpPost]
    public async Task<IActionResult> Save(string reference, string unit, string? next, bool alone, CancellationToken cancellation)
    {
        var written = await desk.Brief.WriteAsync(
            this,
            reference,
            answers: begun => AssessUnitPage.Asked(begun, unit, alone),
            done: begun => new Done(null, AssessUnitPage.After(begun.Head, unit, next)),
            again: begun => PageAsync(begun, unit, alone, cancellation),
            cancellation);
        return written is not RedirectResult || UnitAct.Of(next) is not { } act ? written : await desk.Brief.ActAloneAsync(
            this,
            reference,
            act: begun => act.DoAsync(begun, unit, cancellation),
            done: _ => new Done(act.Said, EvaluationPaths.Unit(reference, unit)),
            again: begun => PageAsync(begun, unit, alone, cancellation),
            cancellation);
    }

    private async Task<IActionResult?> PageAsync(FileActing begun, string unit, bool alone, CancellationToken cancellation) =>
        await AssessUnitPage.LoadAsync(begun, unit, cancellation) is { } page ? View("AssessUnit", page.Again(begun.Refused, alone)) : null;
}
