using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
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
    private const int AtATime = 100;

    /// <summary>Errors, preview, progress or result.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(Guid import, int page, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FindAsync(import, user, cancellation) is { } batch ? await PageAsync(batch, user, page, cancellation) : NotFound();
    }

    /// <summary>Opens the next files, if the list is still right.</summary>
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
                ModelState.AddModelError("", batch.Done == 0 ? "La liste est à corriger : aucun dossier n’est ouvert." : "Des lignes qui restent sont maintenant à corriger : l’import s’arrête ici.");
                return await PageAsync(batch, user, 1, cancellation);
            }

            await OpenAsync(batch, user, [.. rows.Skip(batch.Done).Take(AtATime)], cancellation);
            if (!await db.TrySaveAsync(cancellation))
            {
                // the same import in another window, or a file opened at the same instant: what is left is checked again
                TempData.Toast("Un autre enregistrement a eu lieu au même instant. L’import reprend où il en est.");
            }
        }

        return Redirect(ImportsPaths.Batch(import));
    }

    private async Task OpenAsync(ImportBatch batch, CurrentUser user, IReadOnlyList<CandidateRow> rows, CancellationToken cancellation)
    {
        var (today, now) = (clock.Today(), clock.GetUtcNow());
        var references = await db.NextReferencesAsync(today.Year, rows.Count, cancellation);
        var added = new Dictionary<string, List<Person>>();
        foreach (var (rank, row) in rows.Index())
        {
            var candidate = row.PersonId ?? New(row).Id;
            var (file, outcome) = CertificationFile.Open(references[rank], candidate, user.OrganisationId!.Value, row.Edition!, row.Certification!.Code, row.Certification.Title, row.Mention, today);
            if (file is null)
            {
                throw new InvalidOperationException($"A checked row is refused: {outcome.Refusals[0].Code}.");
            }

            file.Opening.RecordEmployment(row.Draft.Contract, row.Draft.HiredOn, today);
            db.Add(file);
            db.Note(file.Id, user.Actor(), new FileImported(), row.Edition!, now);
        }

        batch.Confirm(now);
        batch.Advance(rows.Count);

        // the same person twice in the list, for two certifications, is one person
        Person New(CandidateRow row)
        {
            var key = FoldedName.KeyOf(row.Draft.BirthName!, row.Draft.BirthDate!.Value);
            var namesakes = added.TryGetValue(key, out var known) ? known : added[key] = [];
            if (namesakes.Find(person => FoldedName.SameFirstNames(person.FirstNames, row.Draft.FirstNames!)) is { } same)
            {
                return same;
            }

            var person = Person.Candidate(row.Draft.ToIdentity());
            namesakes.Add(person);
            db.Add(person);
            db.Add(Membership.Of(person.Id, Role.Candidate, user.OrganisationId, today));
            if (person.Email is { } address && !row.HasAccount)
            {
                invitations.Invite(person.Id, address, "pour suivre votre dossier de certification et y remplir votre partie");
            }

            return person;
        }
    }

    private Task<ImportBatch?> FindAsync(Guid import, CurrentUser user, CancellationToken cancellation) =>
        db.Imports.SingleOrDefaultAsync(batch => batch.Id == import && batch.OrganisationId == user.OrganisationId, cancellation);

    private async Task<ViewResult> PageAsync(ImportBatch batch, CurrentUser user, int page, CancellationToken cancellation)
    {
        var table = batch.Table();
        return View("ConfirmImport", ConfirmImportPage.Of(batch, table.Count == 0 ? [] : CandidateList.Unread(table), table.Count == 0 ? [] : await list.CheckAsync(user, table, batch.Done, cancellation), page));
    }
}
