using CqpMutualite.Web.Persistence.SignIns;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;

namespace CqpMutualite.Web.Features.Accounts.DirectorySignIn;

/// <summary>Leads to the directory of an organisation.</summary>
[AllowAnonymous]
[Route(AccountsPaths.DirectoryRoute)]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class DirectoryChallengeController(Directories directories, GuardedSignIn signIn) : Controller
{
    [HttpGet]
    public IActionResult Leave(string directory, [FromQuery(Name = "retour")] string? returnUrl)
    {
        if (directories.ByKey(directory) is not { } found)
        {
            return NotFound();
        }

        var then = AccountsPaths.DirectoryEntryThen(Url.IsLocalUrl(returnUrl) ? returnUrl : null);
        return Challenge(signIn.ConfigureExternalAuthenticationProperties(found.Scheme, then), found.Scheme);
    }
}
