using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace CqpMutualite.Web.Features.Accounts.TwoStep;

/// <summary>Two-step sign-in of one's account: begin, renew the recovery codes, stop. Each asks for the password.</summary>
[Requires(Permission.BeSignedIn)]
[Route(AccountsPaths.TwoStep)]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class TwoStepController(OwnAccount own, SignInManager<Account> signIn) : Controller
{
    public const string Begin = "activer", Renew = "codes", Stop = "arreter";

    [HttpGet]
    public async Task<IActionResult> Show() => View("TwoStep", await PageAsync(await own.OfAsync(this), new TwoStepForm()));

    [HttpPost]
    public async Task<IActionResult> Act([Bind(Prefix = "Form")] TwoStepForm form, string? act)
    {
        var accounts = signIn.UserManager;
        var account = await own.OfAsync(this);
        if (!await own.OpensAsync(this, account, form.Current))
        {
            return View("TwoStep", await PageAsync(account, form));
        }

        switch (act)
        {
            case Begin when !account.TwoFactorEnabled:
                await accounts.ResetAuthenticatorKeyAsync(account);
                await signIn.RefreshSignInAsync(account);
                return LocalRedirect(AccountsPaths.TwoStepApplication);
            case Renew when account.TwoFactorEnabled:
                own.Note(this, account, "Codes de secours renouvelés");
                return View(
                    "RecoveryCodes",
                    new RecoveryCodesPage([.. (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodesPage.Count))!])
                );
            case Stop when account.TwoFactorEnabled && !User.HasClaim(CqpClaims.TwoStepRequired, CqpClaims.Yes):
                own.Note(this, account, "Connexion en deux étapes désactivée");
                await accounts.SetTwoFactorEnabledAsync(account, false);
                await accounts.ResetAuthenticatorKeyAsync(account);
                await signIn.RefreshSignInAsync(account);
                TempData.Toast("Connexion en deux étapes désactivée.");
                return LocalRedirect(AccountsPaths.TwoStep);
            default:
                return LocalRedirect(AccountsPaths.TwoStep);
        }
    }

    private async Task<TwoStepPage> PageAsync(Account account, TwoStepForm form) => new(
        account.TwoFactorEnabled,
        account.TwoFactorEnabled ? await signIn.UserManager.CountRecoveryCodesAsync(account) : 0,
        User.HasClaim(CqpClaims.TwoStepRequired, CqpClaims.Yes),
        form);
}
