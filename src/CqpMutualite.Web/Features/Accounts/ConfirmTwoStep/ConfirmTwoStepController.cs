using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace CqpMutualite.Web.Features.Accounts.ConfirmTwoStep;

/// <summary>
/// Binds the authenticator application: the key as a drawing and as text, then a first code that proves it was read; the recovery codes are shown once.
/// </summary>
[Requires(Permission.BeSignedIn)]
[Route(AccountsPaths.TwoStepApplication)]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class ConfirmTwoStepController(OwnAccount own, SignInManager<Account> signIn) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show()
    {
        var account = await own.OfAsync(this);
        return await KeyAsync(account) is { } key
            ? View("ConfirmTwoStep", ConfirmTwoStepPage.Of(account, key, new ConfirmTwoStepForm()))
            : LocalRedirect(AccountsPaths.TwoStep);
    }

    [HttpPost]
    public async Task<IActionResult> Confirm([Bind(Prefix = "Form")] ConfirmTwoStepForm form)
    {
        var accounts = signIn.UserManager;
        var account = await own.OfAsync(this);
        if (await KeyAsync(account) is not { } key)
        {
            return LocalRedirect(AccountsPaths.TwoStep);
        }

        var code = (form.Code ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (!await accounts.VerifyTwoFactorTokenAsync(account, accounts.Options.Tokens.AuthenticatorTokenProvider, code))
        {
            ModelState.AddModelError(
                "Form.Code",
                "Ce code ne convient pas. Donnez celui que l’application affiche maintenant ; vérifiez l’heure de votre téléphone."
            );
            return View("ConfirmTwoStep", ConfirmTwoStepPage.Of(account, key, form));
        }

        own.Note(this, account, "Connexion en deux étapes activée");
        await accounts.SetTwoFactorEnabledAsync(account, true);
        var codes = await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodesPage.Count);
        await signIn.RefreshSignInAsync(account);
        return View("RecoveryCodes", new RecoveryCodesPage([.. codes!]));
    }

    // the key of an application in use is never shown again
    private async Task<string?> KeyAsync(Account account) => account.TwoFactorEnabled ? null : await signIn.UserManager.GetAuthenticatorKeyAsync(account);
}
