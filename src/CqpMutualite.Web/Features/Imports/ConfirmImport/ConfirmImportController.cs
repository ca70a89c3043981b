using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Imports.ConfirmImport;

/// <summary>
/// What a list holds: its errors, what is asked of some rows, or a preview to confirm. Once confirmed, its files are opened some at a time, each time all or
/// none; the page shows how far it is, and an import that was left goes on where it stopped.
/// </summary>
[Requires(Permission.OpenFile)]
[Route(ImportsPaths.BatchRoute)]
public sealed class ConfirmImportController(AppDbContext db, CandidateList list, Invitations invitations, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid import, int page, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var batch = await FindAsync(import, user, cancellation);
        return batch is null ? NotFound() : await PageAsync(batch, user, page, [], cancellation);
    }

    [HttpPost]
    public async Task<IActionResult> Continue(Guid import, [Bind(Prefix = "Form")] ConfirmImportForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FindAsync(import, user, cancellation) is not { } batch)
        {
            return NotFound();
        }

        if (form.Answers is { Count: > 0 } answers)
        {
            return await AnswerAsync(batch, user, answers, cancellation);
        }

        if (!batch.IsOver)
        {
            // the whole list before the first file, then what is about to be written
            var rows = batch.ConfirmedAt is null
                ? await list.CheckAsync(user, batch, cancellation)
                : await list.CheckAsync(user, batch, batch.Done, ImportedFiles.AtATime, cancellation);
            if (rows.Any(row => row.Errors.Count > 0 || row.Question is not null))
            {
                ModelState.AddModelError("", batch.Done == 0
                    ? "La liste est à corriger ou à compléter : aucun dossier n’est ouvert."
                    : "Des lignes qui restent sont maintenant à corriger : l’import s’arrête ici.");
                return await PageAsync(batch, user, 1, [], cancellation);
            }

            var files = new ImportedFiles(db, invitations, user, clock.GetUtcNow());
            await files.OpenAsync(batch, [.. rows.Take(ImportedFiles.AtATime)], cancellation);
            if (!await db.TrySaveAsync(cancellation))
            {
                // the same import in another window, or a file opened at the same instant: what is left is checked again
                TempData.Toast("Un autre enregistrement a eu lieu au même instant. L’import reprend où il en est.");
            }
        }

        return Redirect(ImportsPaths.Batch(import));
    }

    // those that are whole are kept and not asked again; the others come back as they were typed
    private async Task<IActionResult> AnswerAsync(
        ImportBatch batch, CurrentUser user, IReadOnlyList<RowAnswerForm> answers, CancellationToken cancellation)
    {
        var whole = answers.Where(answer => answer.IsWhole()).DistinctBy(answer => answer.Line);
        batch.Answer(whole.ToDictionary(answer => answer.Line, answer => answer.ToAnswer()));
        await db.SaveChangesAsync(cancellation);
        if (answers.All(answer => answer.IsWhole()))
        {
            return Redirect(ImportsPaths.Batch(batch.Id));
        }

        ModelState.AddModelError("", "Répondez pour chaque ligne ; pour une autre personne, dites pourquoi.");
        return await PageAsync(batch, user, 1, answers, cancellation);
    }

    private Task<ImportBatch?> FindAsync(Guid import, CurrentUser user, CancellationToken cancellation) =>
        db.Imports.SingleOrDefaultAsync(batch => batch.Id == import && batch.OrganisationId == user.OrganisationId, cancellation);

    // while its files are being opened the list was checked; only a refusal reads it again
    private async Task<ViewResult> PageAsync(
        ImportBatch batch, CurrentUser user, int page, IReadOnlyList<RowAnswerForm> typed, CancellationToken cancellation)
    {
        var rows = batch.ConfirmedAt is not null && ModelState.IsValid ? [] : await list.CheckAsync(user, batch, cancellation);
        return View("ConfirmImport", ConfirmImportPage.Of(batch, rows.Count == 0 ? [] : CandidateList.Unread(batch.Table()), rows, page, typed));
    }
}
