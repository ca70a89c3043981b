using CqpMutualite.Domain.Documents;
using CqpMutualite.Web.Documents;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Referentials.StandardPdf;

/// <summary>The référentiel de compétences of the edition in force, to print.</summary>
[Requires(Permission.BeSignedIn)]
[Route(ReferentialsPaths.StandardRoute)]
public sealed class StandardPdfController(AppDbContext db, Editions editions, PdfRenderer renderer, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string code, CancellationToken cancellation) =>
        editions.InForce(code, clock.Today()) is { } edition
            ? File(
                (await renderer.RenderAsync(StandardDocument.Of(edition, await db.PublishedAsync(edition, cancellation)), cancellation)).Bytes,
                "application/pdf",
                $"{code}-{StandardDocument.Key}.pdf"
            )
            : NotFound();
}
