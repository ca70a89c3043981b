using System.Security.Cryptography;
using CqpMutualite.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence;

/// <summary>
/// PDFs of signed contents: drawn once, written and flushed to the data folder under their own SHA-256, then named in the database,
/// never made again. A file without a line is an orphan that a later sweep removes; a line without its file cannot be.
/// </summary>
public sealed class DocumentStore(AppDbContext db, IConfiguration configuration, IHostEnvironment environment, TimeProvider clock)
{
    private readonly string folder = Path.Combine(DataFolder.Locate(configuration, environment).FullPath, "documents");

    /// <summary>The frozen PDF of that content, drawn now if this is the first time.</summary>
    public async Task<Stream> FrozenAsync(Guid fileId, string document, string contentHash, Func<Task<byte[]>> draw, CancellationToken cancellation)
    {
        var known = await db.StoredDocuments.AsNoTracking().Where(found => found.FileId == fileId && found.Document == document && found.ContentHash == contentHash).Select(found => found.Sha256).SingleOrDefaultAsync(cancellation);
        if (known is null)
        {
            known = await FreezeAsync(fileId, document, contentHash, await draw(), cancellation);
        }

        return new FileStream(PathOf(known), new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read, Options = FileOptions.Asynchronous });
    }

    private async Task<string> FreezeAsync(Guid fileId, string document, string contentHash, byte[] bytes, CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await WriteAsync(PathOf(hash), bytes, cancellation);
        db.StoredDocuments.Add(new StoredDocument { FileId = fileId, Document = document, ContentHash = contentHash, Sha256 = hash, Length = bytes.Length, At = clock.GetUtcNow() });
        try
        {
            await db.SaveChangesAsync(cancellation);
            return hash;
        }
        catch (DbUpdateException first) when (UniqueViolation.IsOne(first))
        {
            // another request froze it at the same time: its file is the one
            db.ChangeTracker.Clear();
            return await db.StoredDocuments.AsNoTracking().Where(found => found.FileId == fileId && found.Document == document && found.ContentHash == contentHash).Select(found => found.Sha256).SingleAsync(cancellation);
        }
    }

    private string PathOf(string hash) => Path.Combine(folder, hash[..2], hash + ".pdf");

    // fully on disk under a temporary name, then renamed: a reader never sees a part of it
    private static async Task WriteAsync(string path, byte[] bytes, CancellationToken cancellation)
    {
        if (File.Exists(path))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var writing = $"{path}.{Guid.NewGuid():N}";
        await using (var stream = new FileStream(writing, FileMode.CreateNew, FileAccess.Write))
        {
            await stream.WriteAsync(bytes, cancellation);
            stream.Flush(flushToDisk: true);
        }

        File.Move(writing, path, overwrite: true);
    }
}
