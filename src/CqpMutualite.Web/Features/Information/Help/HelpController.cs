using Microsoft.AspNetCore.Authorization;

namespace CqpMutualite.Web.Features.Information.Help;

/// <summary>How to use the application, and whom to ask.</summary>
[AllowAnonymous]
[Route(InformationPaths.Help)]
public sealed class HelpController : Controller
{
    [HttpGet]
    public IActionResult Show() => View("Help");
}
