using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Files.DownloadDocument;

/// <summary>A document of a file, as PDF. One that the edition does not have, or that the reader may not read, does not exist.</summary>
[Requires(Permission.ReadFiles)]
[Route("/dossiers/{reference}/documents/{document}.pdf")]
public sealed class DownloadDocumentController(AppDbContext db, Editions editions, FrozenDocuments documents, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string reference, string document, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } head
            && await FileDocuments.DrawAsync(db, user, head, document, clock.GetUtcNow(), cancellation) is { } drawn
                ? File(await documents.OpenAsync(head, document, drawn, cancellation), "application/pdf", $"{reference}-{document}.pdf")
                : NotFound();
    }
}
