using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Spaces.Home;

/// <summary>Leads to the home of the active capacity.</summary>
[Requires(Permission.BeSignedIn)]
[Route("/")]
public sealed class HomeController : Controller
{
    /// <summary>The redirection.</summary>
    [HttpGet]
    public IActionResult Lead() => LocalRedirect(SpacesPaths.Of(CurrentUser.From(User)!.Role));
}
