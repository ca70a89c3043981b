using Microsoft.AspNetCore.Authorization;

namespace CqpMutualite.Web.Features.Information.Certifications;

/// <summary>What the certifications of the branch are, for everybody.</summary>
[AllowAnonymous]
[Route(InformationPaths.Certifications)]
public sealed class CertificationsController(PublicPresentation presentation) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation) => View("Certifications", await presentation.DrawAsync(cancellation));
}
