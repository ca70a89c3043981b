using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace CqpMutualite.Web.Features.Accounts.SecondStep;

/// <summary>Second step of the sign-in: the code of the application, or a recovery code. Wrong ones count towards the lockout of the account.</summary>
[AllowAnonymous]
[SignsIn]
[Route(AccountsPaths.SecondStep)]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class SecondStepController(SignInManager<Account> signIn, RecoverySignIn recovery, SignInWatch watch) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show([FromQuery(Name = "retour")] string? returnUrl, [FromQuery(Name = "secours")] bool recovers) =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null
            ? LocalRedirect(AccountsPaths.SignIn)
            : View("SecondStep", new SecondStepForm { ReturnUrl = returnUrl, Recovers = recovers });

    [HttpPost]
    public async Task<IActionResult> Enter(SecondStepForm form)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } account)
        {
            return LocalRedirect(AccountsPaths.SignIn);
        }

        if (!ModelState.IsValid)
        {
            return View("SecondStep", form);
        }

        var code = form.Code!.Replace(" ", "", StringComparison.Ordinal);
        var result = form.Recovers
            ? await recovery.SignInAsync(account, code.ToUpperInvariant())
            : await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false);
        if (result.Succeeded)
        {
            return LocalRedirect(Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl : "/");
        }

        watch.Refused(form.Recovers ? "recovery" : "code", result.IsLockedOut);
        ModelState.AddModelError("", result.IsLockedOut ? "Trop d’essais : ce compte est fermé pour dix minutes."
            : form.Recovers ? "Ce code de secours ne convient pas, ou il a déjà servi."
            : "Ce code ne convient pas. Donnez celui que l’application affiche maintenant.");
        return View("SecondStep", form);
    }
}
