using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Uploads;

namespace CqpMutualite.Web.Features.Imports.StartImport;

/// <summary>A company sends a list of candidates; it is read and kept, nothing is opened yet.</summary>
[Requires(Permission.OpenFile)]
[AcceptsUploads]
[Route(ImportsPaths.Import)]
public sealed class StartImportController(AppDbContext db, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation) =>
        View("StartImport", await StartImportPage.LoadAsync(db, CurrentUser.From(User)!, cancellation));

    [HttpPost]
    public async Task<IActionResult> Send([Bind(Prefix = "Form")] StartImportForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var sent = await SentTable.ReadAsync(form.File, cancellation);
        if (sent.Rows is null)
        {
            ModelState.AddModelError("Form.File", sent.Refusal!);
            return View("StartImport", await StartImportPage.LoadAsync(db, user, cancellation));
        }

        var batch = ImportBatch.Of(user.OrganisationId!.Value, user.PersonId, SentTable.NameOf(form.File!), sent.Rows, clock.GetUtcNow());
        db.Add(batch);
        await db.SaveChangesAsync(cancellation);
        if (sent.Guessed is { } encoding)
        {
            TempData.Toast($"Ce fichier ne dit pas son encodage\u00A0: il est lu en {encoding}. Vérifiez les accents.");
        }

        return Redirect(ImportsPaths.Batch(batch.Id));
    }
}
