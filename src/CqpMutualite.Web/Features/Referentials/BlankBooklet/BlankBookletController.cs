using CqpMutualite.Domain.Documents;
using CqpMutualite.Web.Documents;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Referentials.BlankBooklet;

/// <summary>A booklet of the edition in force, to fill by hand. It is dated by the publication of the edition, so that everyone gets the same file.</summary>
[Requires(Permission.BeSignedIn)]
[Route(ReferentialsPaths.BlankRoute)]
public sealed class BlankBookletController(AppDbContext db, Editions editions, PdfRenderer renderer, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string code, string booklet, CancellationToken cancellation)
    {
        if (editions.InForce(code, clock.Today()) is not { } edition)
        {
            return NotFound();
        }

        var found = edition.Booklet(booklet);
        if (found is null && !(booklet == FilesPaths.PathSheet && TrainingPathDocument.IsOf(edition)))
        {
            return NotFound();
        }

        var date = await db.PublishedAsync(edition, cancellation);
        var document = found is null ? TrainingPathDocument.Blank(edition, date) : BookletDocument.Of(edition, found, null, date);
        return File((await renderer.RenderAsync(document, cancellation)).Bytes, "application/pdf", $"{code}-{booklet}-vierge.pdf");
    }
}
