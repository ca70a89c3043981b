using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.FormerDocument;

/// <summary>A document that a company signed before its file went to another one.</summary>
[Requires(Permission.UseCompanySpace)]
[Route(FilesPaths.FormerDocumentRoute)]
public sealed class FormerDocumentController(AppDbContext db, DocumentStore store) : Controller
{
    /// <summary>The frozen PDF; anything else does not exist.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(Guid former, string document, CancellationToken cancellation)
    {
        var left = await db.FormerEmployersOf(CurrentUser.From(User)!.Reader).AsNoTracking().SingleOrDefaultAsync(found => found.Id == former, cancellation);
        if (left is null || (await SignedByCompany.OfAsync(db, [left.FileId], cancellation)).Kept(left, document) is not { } kept)
        {
            return NotFound();
        }

        var reference = await db.Files.Where(file => file.Id == left.FileId).Select(file => file.Reference).SingleAsync(cancellation);
        return File(
            await store.OpenAsync(
                left.FileId,
                document,
                kept.ContentHash,
                () => throw new InvalidOperationException("The document is frozen already."),
                cancellation
            ),
            "application/pdf",
            $"{reference}-{document}.pdf"
        );
    }
}
