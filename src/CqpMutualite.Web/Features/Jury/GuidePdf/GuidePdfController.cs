using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Documents;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Jury.GuidePdf;

/// <summary>The guide for the jury as PDF.</summary>
[Requires(Permission.ReadJurySession)]
[Route(JuryPaths.GuidePdfRoute)]
public sealed class GuidePdfController(AppDbContext db, Editions editions, Catalogue catalogue, PdfRenderer renderer, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string code, CancellationToken cancellation) =>
        editions.InForce(code, clock.Today()) is { } edition
            ? File(
                (await renderer.RenderAsync(await JuryGuide.DrawAsync(db, catalogue, edition, cancellation), cancellation)).Bytes,
                "application/pdf",
                $"guide-jury-{code}.pdf"
            )
            : NotFound();
}
