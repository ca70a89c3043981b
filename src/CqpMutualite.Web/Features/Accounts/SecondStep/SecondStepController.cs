using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.SignIns;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace CqpMutualite.Web.Features.Accounts.SecondStep;

/// <summary>Second step of the sign-in: the code of the application, or a recovery code; each serves once, and wrong ones slow down.</summary>
[AllowAnonymous]
[SignsIn]
[Route(AccountsPaths.SecondStep)]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class SecondStepController(SignInManager<Account> signIn, RecoverySignIn recovery, SignInGuard guard) : Controller
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

        var code = form.Code!.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        var refused = await guard.CodeAsync(account, code, async () => form.Recovers
            ? await recovery.SignInAsync(account, code)
            : (await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false)).Succeeded);
        if (refused is not { } attempt)
        {
            return LocalRedirect(Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl : "/");
        }

        ModelState.AddModelError("", !attempt.MayGoOn ? $"Trop d’essais : réessayez dans {attempt.Words}."
            : form.Recovers ? "Ce code de secours ne convient pas, ou il a déjà servi."
            : "Ce code ne convient pas, ou il a déjà servi. Donnez celui que l’application affiche maintenant.");
        return View("SecondStep", form);
    }
}
