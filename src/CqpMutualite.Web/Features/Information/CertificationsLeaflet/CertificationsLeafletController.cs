using CqpMutualite.Domain.Documents;
using CqpMutualite.Web.Documents;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;

namespace CqpMutualite.Web.Features.Information.CertificationsLeaflet;

/// <summary>What the certifications of the branch are, to print. Anybody may ask for it: within the limit of public verifications.</summary>
[AllowAnonymous]
[Route(InformationPaths.Leaflet)]
[EnableRateLimiting(RateLimits.Verification)]
public sealed class CertificationsLeafletController(PublicPresentation presentation, PdfRenderer renderer) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation)
    {
        var document = await presentation.DrawAsync(cancellation);
        var titled = document with { Body = [new Paragraph(document.Meta.Title, ParagraphRole.Display), .. document.Body] };
        return File((await renderer.RenderAsync(titled, cancellation)).Bytes, "application/pdf", "cqp-mutualite.pdf");
    }
}
