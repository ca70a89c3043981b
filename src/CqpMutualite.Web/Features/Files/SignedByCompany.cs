using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Freezing;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files;

/// <summary>What a company signed on a file, and keeps when the file goes to another one: frozen PDFs, as they were that day.</summary>
public static class SignedByCompany
{
    private static readonly SignatoryRole[] Roles = [SignatoryRole.Company, SignatoryRole.Evaluator1, SignatoryRole.Evaluator2];

    /// <summary>Freezes the booklets that the employer of a file has signed, while its name is still the one to print.</summary>
    public static async Task FreezeAsync(AppDbContext db, FrozenDocuments documents, Guid file, CancellationToken cancellation)
    {
        var signed = await db
            .Sheets.AsNoTracking()
            .Where(sheet =>
                sheet.FileId == file
                && sheet.Unit == ""
                && sheet.SignedAt != null
                && sheet.Signatures.Any(signature => signature.VoidedAt == null && Roles.Contains(signature.Role))
            )
            .Select(sheet => sheet.Booklet)
            .Distinct()
            .ToListAsync(cancellation);
        foreach (var booklet in signed)
        {
            await documents.FreezeAsync(file, booklet, cancellation);
        }
    }

    /// <summary>
    /// The frozen documents of those files that a company signed, with the day of its last signature; those opened again since included. Two queries.
    /// </summary>
    public static async Task<IReadOnlyList<SignedDocument>> OfAsync(AppDbContext db, IReadOnlyCollection<Guid> files, CancellationToken cancellation)
    {
        var signatures = await (
            from sheet in db.Sheets.AsNoTracking()
            where files.Contains(sheet.FileId) && sheet.Unit == ""
            join signature in db.Signatures.AsNoTracking() on sheet.Id equals signature.SheetId
            where signature.Unit == ""
            select new
            {
                sheet.FileId,
                sheet.Booklet,
                Signature = signature,
            }
        ).ToListAsync(cancellation);
        var stored = (
            await db
                .StoredDocuments.AsNoTracking()
                .Where(document => files.Contains(document.FileId))
                .Select(document => new
                {
                    document.FileId,
                    document.Document,
                    document.ContentHash,
                })
                .ToListAsync(cancellation)
        ).ConvertAll(document => (document.FileId, document.Document, document.ContentHash)).ToHashSet();

        // the signatures of one signing are void together, if at all
        return
        [
            .. signatures.GroupBy(row => (row.FileId, row.Booklet, row.Signature.SheetId, row.Signature.VoidedAt), row => row.Signature)
                .Where(signing => signing.Any(signature => Roles.Contains(signature.Role)))
                .SelectMany(signing =>
                    Versions([.. signing])
                        .Select(version => new SignedDocument(
                            signing.Key.FileId,
                            signing.Key.Booklet,
                            SignedContents.KeyOf(version),
                            FrenchText.ParisDay(version.Max(signature => signature.At))
                        ))
                )
                .Where(document => stored.Contains((document.FileId, document.Document, document.ContentHash))),
        ];
    }

    // what the evaluators signed is a document before it is acknowledged
    private static IEnumerable<IReadOnlyList<Signature>> Versions(IReadOnlyList<Signature> signing)
    {
        yield return signing;
        if (
            signing.Where(signature => signature.Role is SignatoryRole.Evaluator1 or SignatoryRole.Evaluator2).ToList() is { Count: > 0 } evaluators
            && evaluators.Count < signing.Count
        )
        {
            yield return evaluators;
        }
    }

    /// <summary>The document that a former employer keeps under that name: the last one it signed by its last day.</summary>
    public static SignedDocument? Kept(this IEnumerable<SignedDocument> documents, FormerEmployer former, string document) =>
        documents.Where(found => found.FileId == former.FileId && found.Document == document && found.SignedOn <= former.Until).MaxBy(found => found.SignedOn);
}

/// <summary>A frozen document that a company signed. <paramref name="ContentHash"/>: what tells that signing from another in the store.</summary>
public sealed record SignedDocument(Guid FileId, string Document, string ContentHash, DateOnly SignedOn);
