using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Files.ReorientFile;

/// <summary>The candidate goes to another certification: a new file goes on from this one, which is closed and says why.</summary>
[Requires(Permission.OpenFile)]
[Route(FilesPaths.ReorientRoute)]
public sealed class ReorientFileController(FileDesk desk, Editions editions, Catalogue catalogue) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, new ReorientFileForm()), cancellation);

    [HttpPost]
    public Task<IActionResult> Reorient(string reference, [Bind(Prefix = "Form")] ReorientFileForm form, CancellationToken cancellation) => desk.ActAsync(
        this,
        reference,
        act: begun => NextFile.OpenAsync(begun, catalogue.Find(form.Certification), editions, form.Reason, cancellation),
        done: begun => new Done($"Dossier {begun.File.FollowedBy} ouvert, {reference} clôturé.", FilesPaths.File(begun.File.FollowedBy!)),
        again: begun => PageAsync(begun, form),
        cancellation);

    private Task<IActionResult?> PageAsync(FileActing begun, ReorientFileForm form) =>
        Task.FromResult<IActionResult?>(View("ReorientFile", ReorientFilePage.Of(begun, catalogue, editions, form, !ModelState.IsValid)));
}
