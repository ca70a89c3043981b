using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Training.AssessUnit;

/// <summary>The formative evaluation of one unit, as the edition draws it. Incomplete work is kept; only the signature asks for everything.</summary>
[Requires(Permission.RecordTraining)]
[Route(TrainingPaths.UnitRoute)]
public sealed class AssessUnitController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, string unit, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, unit, cancellation), cancellation);

    /// <summary>Keeps what is typed, then goes on to <paramref name="next"/> (a unit, « signature », « formation », or here).</summary>
    [HttpPost]
    public Task<IActionResult> Save(string reference, string unit, string? next, CancellationToken cancellation) => desk.WriteAsync(
        this,
        reference,
        answers: begun => TrainingBooklet.AskedAsync(begun, unit, cancellation),
        done: begun => new Done($"{begun.Edition.Unit(unit).Label} : évaluation enregistrée.", next switch
        {
            null or "" => TrainingPaths.Unit(reference, unit),
            "signature" => TrainingPaths.Sign(reference, unit),
            _ when begun.Expected(next) is { } following => TrainingPaths.Unit(reference, following.Key),
            _ => TrainingPaths.Training(reference),
        }),
        again: begun => PageAsync(begun, unit, cancellation),
        cancellation);

    private async Task<IActionResult?> PageAsync(FileActing begun, string unit, CancellationToken cancellation) =>
        await AssessUnitPage.LoadAsync(begun, unit, cancellation) is { } page ? View("AssessUnit", page) : null;
}
