using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Anchors;

namespace CqpMutualite.Web.Features.Files.CheckSignatures;

/// <summary>Who signed what on a file, when and how; each signature, each frozen PDF, each piece and the journal are checked again at that moment.</summary>
[Requires(Permission.ReadFiles)]
[Route(FilesPaths.CheckRoute)]
public sealed class CheckSignaturesController(
    AppDbContext db,
    Editions editions,
    Seals seals,
    DocumentStore documents,
    AttachmentStore attachments,
    JournalAnchors anchors
) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation) is { } head
            ? View("CheckSignatures", await CheckSignaturesPage.LoadAsync(db, new Proofs(seals, documents, attachments, anchors), head, user, cancellation))
            : NotFound();
    }
}
