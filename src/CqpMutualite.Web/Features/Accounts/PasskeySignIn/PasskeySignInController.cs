using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace CqpMutualite.Web.Features.Accounts.PasskeySignIn;

/// <summary>Signs in with a passkey: it stands for both steps. The browser offers those it has; no address is asked for, so none is revealed.</summary>
[AllowAnonymous]
[SignsIn]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class PasskeySignInController(SignInManager<Account> signIn, SignInWatch watch) : Controller
{
    [HttpPost(AccountsPaths.PasskeySignIn)]
    public async Task<IActionResult> Enter(string? credential, string? returnUrl)
    {
        if (!string.IsNullOrEmpty(credential) && (await signIn.PasskeySignInAsync(credential)).Succeeded)
        {
            return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
        }

        watch.Refused("passkey", locked: false);
        TempData.Toast("Cette clé n’ouvre aucun compte. Connectez-vous avec votre mot de passe.");
        return LocalRedirect(AccountsPaths.SignIn);
    }
}
