namespace CqpMutualite.Web.Features.Files.ResumeFile;

/// <summary>The company or the certifier takes up a suspended file where it was left.</summary>
[Requires(Permission.HaltFile)]
[Route(FilesPaths.ResumeRoute)]
public sealed class ResumeFileController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) => desk.ShowAsync(this, reference, PageAsync, cancellation);

    [HttpPost]
    public Task<IActionResult> Resume(string reference, CancellationToken cancellation) => desk.ActAsync(
        this,
        reference,
        act: begun => begun.File.Halts.Resume(begun.Today),
        done: _ => new Done($"Dossier {reference} repris.", FilesPaths.File(reference)),
        again: PageAsync,
        cancellation);

    private Task<IActionResult?> PageAsync(FileActing begun) => Task.FromResult<IActionResult?>(View("ResumeFile", begun.Head));
}
