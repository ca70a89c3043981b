namespace CqpMutualite.Web.Features.Files.SuspendFile;

/// <summary>The company or the certifier suspends a file: nothing is written on it until it is taken up again; its deadlines run on.</summary>
[Requires(Permission.HaltFile)]
[Route(FilesPaths.SuspendRoute)]
public sealed class SuspendFileController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, new SuspendFileForm()), cancellation);

    [HttpPost]
    public Task<IActionResult> Suspend(string reference, [Bind(Prefix = "Form")] SuspendFileForm form, CancellationToken cancellation) => desk.ActAsync(
        this,
        reference,
        act: begun => begun.File.Halts.Suspend(form.Kind, form.Reason, begun.Today),
        done: _ => new Done($"Dossier {reference} suspendu.", FilesPaths.File(reference)),
        again: begun => PageAsync(begun, form),
        cancellation);

    private Task<IActionResult?> PageAsync(FileActing begun, SuspendFileForm form) =>
        Task.FromResult<IActionResult?>(View("SuspendFile", SuspendFilePage.Of(begun.Head, form, !ModelState.IsValid)));
}
