namespace CqpMutualite.Web.Features.Files.CloseFile;

/// <summary>The company or the certifier closes a file before its end: the candidate gives up, leaves, goes elsewhere.</summary>
[Requires(Permission.HaltFile)]
[Route(FilesPaths.CloseRoute)]
public sealed class CloseFileController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, new CloseFileForm()), cancellation);

    [HttpPost]
    public Task<IActionResult> Close(string reference, [Bind(Prefix = "Form")] CloseFileForm form, CancellationToken cancellation) => desk.ActAsync(
        this,
        reference,
        act: begun => begun.File.Halts.Close(form.Kind, form.Reason, begun.Today),
        done: _ => new Done($"Dossier {reference} clôturé.", FilesPaths.File(reference)),
        again: begun => PageAsync(begun, form),
        cancellation);

    private Task<IActionResult?> PageAsync(FileActing begun, CloseFileForm form) =>
        Task.FromResult<IActionResult?>(View("CloseFile", CloseFilePage.Of(begun.Head, form, !ModelState.IsValid)));
}
