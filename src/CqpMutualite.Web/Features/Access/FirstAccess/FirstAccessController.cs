using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.SignIns;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace CqpMutualite.Web.Features.Access.FirstAccess;

/// <summary>A person who received a letter chooses a password with its code.</summary>
[AllowAnonymous]
[Route(AccessPaths.FirstAccess)]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class FirstAccessController(UserManager<Account> accounts, FirstAccessCodes codes, SignInGuard guard) : Controller
{
    [HttpGet]
    public IActionResult Show() => View("FirstAccess", new FirstAccessForm());

    [HttpPost]
    public async Task<IActionResult> Choose(FirstAccessForm form, CancellationToken cancellation)
    {
        if (!ModelState.IsValid || !await new FirstPassword(accounts, codes, guard).ChosenAsync(HttpContext, form, ModelState, cancellation))
        {
            return View("FirstAccess", form);
        }

        TempData.Toast("Mot de passe choisi. Connectez-vous avec votre identifiant.");
        return LocalRedirect(AccountsPaths.SignIn);
    }
}
