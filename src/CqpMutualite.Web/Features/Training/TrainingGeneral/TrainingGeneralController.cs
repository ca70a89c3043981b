using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Training.TrainingGeneral;

/// <summary>What the training booklet asks outside the units: its cover, and general sections when the edition has some.</summary>
[Requires(Permission.RecordTraining)]
[Route(TrainingPaths.GeneralRoute)]
public sealed class TrainingGeneralController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Save(string reference, CancellationToken cancellation) => desk.WriteAsync(
        this,
        reference,
        answers: TrainingBooklet.GeneralAsked,
        done: _ => new Done("Informations générales enregistrées.", TrainingPaths.Training(reference)),
        again: begun => PageAsync(begun, cancellation),
        cancellation);

    private async Task<IActionResult?> PageAsync(FileActing begun, CancellationToken cancellation) =>
        await TrainingGeneralPage.LoadAsync(begun, cancellation) is { } page ? View("TrainingGeneral", page) : null;
}
