using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Documents;
using CqpMutualite.Web.Persistence;
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
            if (await FileSheets.DrawAsync(db, company, head, booklet, now, cancellation) is var (document, sheet) && sheet.Signatures.FirstOrDefault() is { } signature)
            {
                await using var kept = await store.FrozenAsync(head.File.Id, booklet, signature.ContentHash, async () => (await renderer.RenderAsync(document, cancellation)).Bytes, cancellation);
            }
        }
    }

    /// <summary>The frozen documents of those files that a company signed, with the day of its last signature. One query.</summary>
    public static async Task<IReadOnlyList<SignedDocument>> OfAsync(AppDbContext db, IReadOnlyCollection<Guid> files, CancellationToken cancellation)
    {
        var found = await (
            from stored in db.StoredDocuments.AsNoTracking()
            where files.Contains(stored.FileId)
            from signature in db.Signatures
            where signature.ContentHash == stored.ContentHash && Roles.Contains(signature.Role) && db.Sheets.Any(sheet => sheet.Id == signature.SheetId && sheet.FileId == stored.FileId && sheet.Booklet == stored.Document)
            select new { stored.FileId, stored.Document, stored.ContentHash, signature.At }).ToListAsync(cancellation);
        return [.. found.GroupBy(row => (row.FileId, row.Document, row.ContentHash)).Select(group => new SignedDocument(group.Key.FileId, group.Key.Document, group.Key.ContentHash, FrenchText.ParisDay(group.Max(row => row.At))))];
    }

    /// <summary>The document that a former employer keeps under that name: the last one it signed by its last day.</summary>
    public static SignedDocument? Kept(this IEnumerable<SignedDocument> documents, FormerEmployer former, string document) =>
        documents.Where(found => found.FileId == former.FileId && found.Document == document && found.SignedOn <= former.Until).MaxBy(found => found.SignedOn);
}

/// <summary>A frozen document that a company signed.</summary>
public sealed record SignedDocument(Guid FileId, string Document, string ContentHash, DateOnly SignedOn);
