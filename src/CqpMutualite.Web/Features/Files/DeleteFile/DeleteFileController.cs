namespace CqpMutualite.Web.Features.Files.DeleteFile;

/// <summary>Deletes a file opened by mistake, while it is empty; the journal keeps its reference and the reason.</summary>
[Requires(Permission.DeleteFile)]
[Route(FilesPaths.DeleteRoute)]
public sealed class DeleteFileController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, new DeleteFileForm(), cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Delete(string reference, [Bind(Prefix = "Form")] DeleteFileForm form, CancellationToken cancellation) => desk.ActAloneAsync(
        this,
        reference,
        act: begun => Deletion.DeleteAsync(begun, form.Reason, cancellation),
        done: _ => new Done($"Dossier {reference} supprimé.", FilesPaths.Deleted),
        again: begun => PageAsync(begun, form, cancellation),
        cancellation,
        because: form.Reason);

    private async Task<IActionResult?> PageAsync(FileActing begun, DeleteFileForm form, CancellationToken cancellation)
    {
        var may = begun.File.Opening.MayDelete(await Deletion.IsEmptyAsync(begun, cancellation));
        return View("DeleteFile", new DeleteFilePage(begun.Head, ModelState.IsValid ? may.Refusals.FirstOrDefault()?.Message : null, form));
    }
}
