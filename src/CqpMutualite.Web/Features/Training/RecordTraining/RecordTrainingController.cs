using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Training.RecordTraining;

/// <summary>The training organisation's page of a file: the path per unit, the modules, the formative evaluations. Its form adds a module.</summary>
[Requires(Permission.RecordTraining)]
[Route(TrainingPaths.TrainingRoute)]
public sealed class RecordTrainingController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, [FromQuery(Name = "domaine")] string? unit, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, new ModuleForm { Unit = unit }, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Add(string reference, [Bind(Prefix = "Form")] ModuleForm form, CancellationToken cancellation) => desk.ActAsync(
        this,
        reference,
        act: begun => begun.File.Training.MayRecord(begun.User.OrganisationId, form.Unit) is { IsAccepted: false } closed ? closed
            : begun.File.Training.AddModule(begun.Edition, form.Unit, form.Terms(begun.User.OrganisationId), begun.Today),
        done: _ => new Done("Module ajouté.", TrainingPaths.Training(reference)),
        again: begun => PageAsync(begun, form, cancellation),
        cancellation);

    private async Task<IActionResult?> PageAsync(FileActing begun, ModuleForm form, CancellationToken cancellation) =>
        View("RecordTraining", await RecordTrainingPage.LoadAsync(begun, form, cancellation));
}
