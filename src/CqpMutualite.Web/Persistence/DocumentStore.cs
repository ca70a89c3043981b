using CqpMutualite.Web.Platform.Contents;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence;

/// <summary>
/// PDFs of signed contents: drawn once, written and flushed to the data folder under their own SHA-256, then named in the database,
/// never made again. A file without a line is an orphan that a later sweep removes; a line without its file cannot be.
/// </summary>
public sealed class DocumentStore(AppDbContext db, ContentStores stores, Seals seals, TimeProvider clock)
{
    private const string SealPurpose = "frozen-document";

    /// <summary>
    /// The frozen PDF of that content, drawn now if this is the first time. <paramref name="contentHash"/>: what tells that content from another.
    /// </summary>
    public async Task<Stream> OpenAsync(Guid fileId, string document, string contentHash, Func<Task<byte[]>> draw, CancellationToken cancellation)
    {
        var known = await FreezeAsync(fileId, document, contentHash, draw, cancellation);
        return await stores.Documents.OpenVerifiedAsync(known, cancellation)
            ?? throw new FileNotFoundException($"The frozen document {known} is no longer in the store, or is not what was frozen.");
    }

    /// <summary>Sees that the PDF of that content is frozen, and answers its SHA-256: drawn now if this is the first time, never again afterwards.</summary>
    public async Task<string> FreezeAsync(Guid fileId, string document, string contentHash, Func<Task<byte[]>> draw, CancellationToken cancellation) =>
        await Known(fileId, document, contentHash).SingleOrDefaultAsync(cancellation)
        ?? await WriteAsync(fileId, document, contentHash, await draw(), cancellation);

    /// <summary>Whether a frozen PDF is still the one that was frozen: its line bears our seal, and its content is in the store.</summary>
    public async Task<ContentState> CheckAsync(StoredDocument document, CancellationToken cancellation) =>
        seals.IsMark(SealPurpose, Sealed(document.FileId, document.Document, document.ContentHash, document.Sha256), document.Seal)
            ? await stores.Documents.CheckAsync(document.Sha256, cancellation)
            : ContentState.Altered;

    private static string Sealed(Guid fileId, string document, string contentHash, string sha256) =>
        $"{fileId:N}\n{document}\n{contentHash}\n{sha256}";

    private IQueryable<string> Known(Guid fileId, string document, string contentHash) =>
        db
            .StoredDocuments.AsNoTracking()
            .Where(found => found.FileId == fileId && found.Document == document && found.ContentHash == contentHash)
            .Select(found => found.Sha256);

    private async Task<string> WriteAsync(Guid fileId, string document, string contentHash, byte[] bytes, CancellationToken cancellation)
    {
        var hash = await stores.Documents.KeepAsync(bytes, cancellation);
        db.StoredDocuments.Add(
            new StoredDocument
            {
                FileId = fileId,
                Document = document,
                ContentHash = contentHash,
                Sha256 = hash,
                Length = bytes.Length,
                At = clock.GetUtcNow(),
                Seal = seals.Mark(SealPurpose, Sealed(fileId, document, contentHash, hash)),
            }
        );
        try
        {
            await db.SaveChangesAsync(cancellation);
            return hash;
        }
        catch (DbUpdateException first) when (UniqueViolation.IsOne(first))
        {
            // another request froze it at the same time: its file is the one
            db.ChangeTracker.Clear();
            return await Known(fileId, document, contentHash).SingleAsync(cancellation);
        }
    }
}
