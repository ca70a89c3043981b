using CqpMutualite.Domain.Documents;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Files.ReadBooklet;

/// <summary>A booklet of a file on screen: the same document as its PDF.</summary>
[Requires(Permission.ReadFiles)]
[Route("/dossiers/{reference}/livrets/{booklet}")]
public sealed class ReadBookletController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string reference, string booklet, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } head
            && await FileSheets.DrawAsync(db, Readership.Of(user), head, booklet, clock.GetUtcNow(), cancellation) is var (document, _)
                ? View("ReadBooklet", new ReadBookletPage(head, booklet, head.Edition.Booklet(booklet)!.Title, document))
                : NotFound();
    }
}

public sealed record ReadBookletPage(FileHead Head, string Booklet, string Title, Document Document);
