using CqpMutualite.Web.Documents;
using CqpMutualite.Web.Documents.Sealing;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Files;

/// <summary>The PDFs of a file: the stored one when the content is signed, else one drawn now. The worker and the readers go the same way.</summary>
public sealed class FrozenDocuments(AppDbContext db, Editions editions, PdfRenderer renderer, ElectronicSeal seal, DocumentStore store, TimeProvider clock)
{
    /// <summary>The PDF of a document as drawn for a reader; a signed one is frozen on the way when the worker has not come to it yet.</summary>
    public async Task<Stream> OpenAsync(FileHead head, string name, DrawnDocument drawn, CancellationToken cancellation) => drawn.FrozenAs is { } content
        ? await store.OpenAsync(head.File.Id, name, content, () => SealAsync(drawn, cancellation), cancellation)
        : new MemoryStream(await PrintAsync(drawn, cancellation), writable: false);

    /// <summary>Freezes the PDF of what is signed now on that document; nothing when it was opened again meanwhile.</summary>
    public async Task FreezeAsync(Guid fileId, string name, CancellationToken cancellation)
    {
        var head = await FileHead.LoadToArchiveAsync(db, editions, fileId, cancellation);
        var drawn = FileDocuments.Find(head, name) is { } document
            ? await document.DrawAsync(new Drawing(db, head, Readership.Archive, clock.GetUtcNow()), cancellation)
            : null;
        if (drawn is { SignedAs: { } content })
        {
            await store.FreezeAsync(fileId, name, content, () => SealAsync(drawn, cancellation), cancellation);
        }
    }

    private async Task<byte[]> SealAsync(DrawnDocument drawn, CancellationToken cancellation) =>
        await seal.SealAsync(await PrintAsync(drawn, cancellation), "Document figé à sa signature", cancellation);

    private async Task<byte[]> PrintAsync(DrawnDocument drawn, CancellationToken cancellation) =>
        (await renderer.RenderAsync(drawn.Document, cancellation)).Bytes;
}
