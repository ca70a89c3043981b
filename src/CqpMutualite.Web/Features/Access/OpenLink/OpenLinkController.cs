using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CqpMutualite.Web.Features.Access.OpenLink;

/// <summary>
/// The door of a personal link: it sends a fresh code to its holder. Opening the page sends nothing: the filters of messaging software open
/// every link of a message before its reader does.
/// </summary>
[AllowAnonymous]
[SignsIn]
[Route(AccessPaths.LinkRoute)]
[EnableRateLimiting(IdentitySetup.SignInLimit)]
public sealed class OpenLinkController(PersonalLinks links, TimeProvider clock) : Controller
{
    /// <summary>The door.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string token, CancellationToken cancellation) =>
        await links.FindAsync(token, cancellation) is { } link && link.Serves(clock.GetUtcNow()) ? View("OpenLink", token) : this.Void();

    /// <summary>Sends a code.</summary>
    [HttpPost]
    public async Task<IActionResult> Send(string token, CancellationToken cancellation)
    {
        if (await links.FindAsync(token, cancellation) is not { } link || !link.Serves(clock.GetUtcNow()))
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
