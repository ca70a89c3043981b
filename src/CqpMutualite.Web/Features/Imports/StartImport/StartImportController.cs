using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Platform.Tables;
using CqpMutualite.Web.Platform.Uploads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Imports.StartImport;

/// <summary>A company sends a list of candidates; it is read and kept, nothing is opened yet.</summary>
[Requires(Permission.OpenFile)]
[AcceptsUploads]
[Route(ImportsPaths.Import)]
public sealed class StartImportController(AppDbContext db, TimeProvider clock) : Controller
{
    private const int LargestBytes = 5_000_000, LongestName = 200;

    /// <summary>The form, the templates and the last lists.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation) => View("StartImport", await StartImportPage.LoadAsync(db, CurrentUser.From(User)!, cancellation));

    /// <summary>Reads the list and goes on to what it holds.</summary>
    [HttpPost]
    public async Task<IActionResult> Send([Bind(Prefix = "Form")] StartImportForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (form.File is not { Length: > 0 } file)
        {
            ModelState.AddModelError("Form.File", "Choisissez le fichier à importer.");
        }
        else if (file.Length > LargestBytes)
        {
            ModelState.AddModelError("Form.File", "Ce fichier dépasse 5\u00A0Mo. Coupez la liste en plusieurs fichiers.");
        }
        else
        {
            var table = await ReadAsync(file, cancellation);
            if (CandidateList.Refusal(table) is { } refusal)
            {
                ModelState.AddModelError("Form.File", FrenchText.NoBreak(refusal));
            }
            else
            {
                var name = Path.GetFileName(file.FileName);
                var batch = ImportBatch.Of(user.OrganisationId!.Value, user.PersonId, name.Length > LongestName ? name[..LongestName] : name, table!, clock.GetUtcNow());
                db.Add(batch);
                await db.SaveChangesAsync(cancellation);
                return Redirect(ImportsPaths.Batch(batch.Id));
            }
        }

        return View("StartImport", await StartImportPage.LoadAsync(db, user, cancellation));
    }

    private static async Task<IReadOnlyList<TableRow>?> ReadAsync(IFormFile file, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        await using (var sent = file.OpenReadStream())
        {
            await sent.CopyToAsync(content, cancellation);
        }

        // a workbook is a ZIP; a text holds no zero byte
        var bytes = content.ToArray();
        content.Position = 0;
        return bytes is [(byte)'P', (byte)'K', ..] ? Workbook.Read(content) is { } sheet ? CandidateList.Of(sheet) : null
            : bytes is [0xFF, 0xFE, ..] || !bytes.Contains((byte)0) ? CsvText.Read(CsvText.Decode(bytes)) : null;
    }
}

/// <summary>What is sent.</summary>
public sealed record StartImportForm
{
    /// <summary>The list.</summary>
    public IFormFile? File { get; init; }
}

/// <summary>A list sent before.</summary>
public sealed record SentList(Guid Id, string FileName, DateTimeOffset At, int Rows, int Done, bool Confirmed);

/// <summary>The page. One query.</summary>
public sealed record StartImportPage(IReadOnlyList<SentList> Sent)
{
    private const int Shown = 10;

    /// <summary>Loads the last lists of the company.</summary>
    public static async Task<StartImportPage> LoadAsync(AppDbContext db, CurrentUser user, CancellationToken cancellation) => new(
        await db.Imports.AsNoTracking().Where(batch => batch.OrganisationId == user.OrganisationId).OrderByDescending(batch => batch.At).Take(Shown)
            .Select(batch => new SentList(batch.Id, batch.FileName, batch.At, batch.Rows, batch.Done, batch.ConfirmedAt != null)).ToListAsync(cancellation));
}
