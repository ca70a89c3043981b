using Microsoft.AspNetCore.Authorization;

namespace CqpMutualite.Web.Features.Information.Accessibility;

/// <summary>How accessible the application is, and what is not.</summary>
[AllowAnonymous]
[Route(InformationPaths.Accessibility)]
public sealed class AccessibilityController : Controller
{
    [HttpGet]
    public IActionResult Show() => View("Accessibility");
}
