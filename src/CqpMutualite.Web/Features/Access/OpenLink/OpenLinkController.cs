using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;

namespace CqpMutualite.Web.Features.Access.OpenLink;

/// <summary>
/// The door of a personal link: it sends a fresh code to its holder. Opening the page sends nothing: the filters of messaging software open
/// every link of a message before its reader does.
/// </summary>
[AllowAnonymous]
[SignsIn]
[Route(AccessPaths.LinkRoute)]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class OpenLinkController(PersonalLinks links) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string token, CancellationToken cancellation) =>
        await links.ServingAsync(token, cancellation) is null ? this.Void() : View("OpenLink", token);

    [HttpPost]
    public async Task<IActionResult> Send(string token, CancellationToken cancellation)
    {
        if (await links.ServingAsync(token, cancellation) is not { } link)
        {
            return this.Void();
        }

        if (await links.AskCodeAsync(link.Id, CodePurpose.Open, cancellation) is { } refusal)
        {
            ModelState.AddModelError("", refusal);
            return View("OpenLink", token);
        }

        return Redirect(AccessPaths.Code(token));
    }
}
