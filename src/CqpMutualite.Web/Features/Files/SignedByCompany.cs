using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Documents;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Freezing;
using CqpMutualite.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files;

/// <summary>What a company signed on a file, and keeps when the file goes to another one: frozen PDFs, as they were that day.</summary>
public static class SignedByCompany
{
    private static readonly SignatoryRole[] Roles = [SignatoryRole.Company, SignatoryRole.Evaluator1, SignatoryRole.Evaluator2];

    /// <summary>Freezes the booklets that the employer of a file has signed, while its name is still the one to print.</summary>
    public static async Task FreezeAsync(AppDbContext db, PdfRenderer renderer, DocumentStore store, CurrentUser user, FileHead head, DateTimeOffset now, CancellationToken cancellation)
    {
        var company = user with { Role = Role.CompanyHr, OrganisationId = head.File.EmployerId };
        var signed = await db.Sheets.AsNoTracking().Where(sheet => sheet.FileId == head.File.Id && sheet.SignedAt != null && sheet.Signatures.Any(signature => signature.VoidedAt == null && Roles.Contains(signature.Role)))
            .Select(sheet => sheet.Booklet).Distinct().ToListAsync(cancellation);
        foreach (var booklet in signed)
        {
            if (await FileSheets.DrawAsync(db, company, head, booklet, now, cancellation) is var (document, sheet) && sheet.Signatures.Any())
            {
                await store.FreezeAsync(head.File.Id, booklet, SignedContents.KeyOf(sheet.Signatures), async () => (await renderer.RenderAsync(document, cancellation)).Bytes, cancellation);
            }
        }
    }

    /// <summary>The frozen documents of those files that a company signed, with the day of its last signature. Two queries.</summary>
    public static async Task<IReadOnlyList<SignedDocument>> OfAsync(AppDbContext db, IReadOnlyCollection<Guid> files, CancellationToken cancellation)
    {
        var stored = await db.StoredDocuments.AsNoTracking().Where(document => files.Contains(document.FileId)).Select(document => new { document.FileId, document.Document, document.ContentHash }).ToListAsync(cancellation);
        var sheets = await db.Sheets.AsNoTracking().Include(sheet => sheet.Signatures).Where(sheet => files.Contains(sheet.FileId) && sheet.Signatures.Any(signature => Roles.Contains(signature.Role))).ToListAsync(cancellation);

        // signatures that stand together, or fell together at a reopening, are those of one document
        return
        [
            .. from sheet in sheets
               from signatures in sheet.Signatures.GroupBy(signature => signature.VoidedAt)
               let key = SignedContents.KeyOf(signatures)
               where signatures.Any(signature => Roles.Contains(signature.Role)) && stored.Any(document => document.FileId == sheet.FileId && document.Document == sheet.Booklet && document.ContentHash == key)
               select new SignedDocument(sheet.FileId, sheet.Booklet, key, FrenchText.ParisDay(signatures.Max(signature => signature.At))),
        ];
    }

    /// <summary>The document that a former employer keeps under that name: the last one it signed by its last day.</summary>
    public static SignedDocument? Kept(this IEnumerable<SignedDocument> documents, FormerEmployer former, string document) =>
        documents.Where(found => found.FileId == former.FileId && found.Document == document && found.SignedOn <= former.Until).MaxBy(found => found.SignedOn);
}

/// <summary>A frozen document that a company signed.</summary>
public sealed record SignedDocument(Guid FileId, string Document, string ContentHash, DateOnly SignedOn);
