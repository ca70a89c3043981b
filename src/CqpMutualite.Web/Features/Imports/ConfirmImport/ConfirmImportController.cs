using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Imports.ConfirmImport;

/// <summary>
/// What a list holds: its errors, or a preview to confirm. Once confirmed, its files are opened some at a time, each time all or none; the page shows how far
/// it is, and an import that was left goes on where it stopped.
/// </summary>
[Requires(Permission.OpenFile)]
[Route(ImportsPaths.BatchRoute)]
public sealed class ConfirmImportController(AppDbContext db, CandidateList list, Invitations invitations, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid import, int page, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FindAsync(import, user, cancellation) is { } batch ? await PageAsync(batch, user, page, cancellation) : NotFound();
    }

    [HttpPost]
    public async Task<IActionResult> Continue(Guid import, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FindAsync(import, user, cancellation) is not { } batch)
        {
            return NotFound();
        }

        if (!batch.IsOver)
        {
            var rows = await list.CheckAsync(user, batch.Table(), batch.Done, cancellation);
            if (rows.Any(row => row.Errors.Count > 0))
            {
                ModelState.AddModelError("", batch.Done == 0
                    ? "La liste est à corriger : aucun dossier n’est ouvert."
                    : "Des lignes qui restent sont maintenant à corriger : l’import s’arrête ici.");
                return await PageAsync(batch, user, 1, cancellation);
            }

            var files = new ImportedFiles(db, invitations, user, clock.GetUtcNow());
            await files.OpenAsync(batch, [.. rows.Skip(batch.Done).Take(ImportedFiles.AtATime)], cancellation);
            if (!await db.TrySaveAsync(cancellation))
            {
                // the same import in another window, or a file opened at the same instant: what is left is checked again
                TempData.Toast("Un autre enregistrement a eu lieu au même instant. L’import reprend où il en est.");
            }
        }

        return Redirect(ImportsPaths.Batch(import));
    }

    private Task<ImportBatch?> FindAsync(Guid import, CurrentUser user, CancellationToken cancellation) =>
        db.Imports.SingleOrDefaultAsync(batch => batch.Id == import && batch.OrganisationId == user.OrganisationId, cancellation);

    private async Task<ViewResult> PageAsync(ImportBatch batch, CurrentUser user, int page, CancellationToken cancellation)
    {
        var table = batch.Table();
        var rows = table.Count == 0 ? [] : await list.CheckAsync(user, table, batch.Done, cancellation);
        return View("ConfirmImport", ConfirmImportPage.Of(batch, table.Count == 0 ? [] : CandidateList.Unread(table), rows, page));
    }
}
