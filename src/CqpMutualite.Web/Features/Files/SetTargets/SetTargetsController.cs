using CqpMutualite.Web.Persistence.Tasks;

namespace CqpMutualite.Web.Features.Files.SetTargets;

/// <summary>The company says by when it wants each step of a file done.</summary>
[Requires(Permission.SetTargets)]
[Route(FilesPaths.TargetsRoute)]
public sealed class SetTargetsController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, null, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Set(string reference, [Bind(Prefix = "Form")] SetTargetsForm form, CancellationToken cancellation) => desk.ActAsync(
        this,
        reference,
        act: begun => begun.File.Schedule.Set(form.Targets, begun.Today),
        done: _ => new Done($"Échéances du dossier {reference} enregistrées.", FilesPaths.File(reference)),
        again: begun => PageAsync(begun, form, cancellation),
        cancellation);

    private async Task<IActionResult?> PageAsync(FileActing begun, SetTargetsForm? form, CancellationToken cancellation) =>
        View("SetTargets", SetTargetsPage.Of(begun.Head, await OpenTasks.StepDaysAsync(begun.Db, cancellation), form));
}
