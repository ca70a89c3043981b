using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Startup;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CqpMutualite.Web.Features.Accounts.TwoStep;

/// <summary>Two-step sign-in of one's account: begin, renew the recovery codes, stop. Each asks for the password.</summary>
[Requires(Permission.BeSignedIn)]
[Route(AccountsPaths.TwoStep)]
[EnableRateLimiting(IdentitySetup.SignInLimit)]
public sealed class TwoStepController(AppDbContext db, SignInManager<Account> signIn, TimeProvider clock) : Controller
{
    /// <summary>Values of the buttons.</summary>
    public const string Begin = "activer", Renew = "codes", Stop = "arreter";

    /// <summary>Where it stands.</summary>
    [HttpGet]
    public async Task<IActionResult> Show() => View("TwoStep", await PageAsync((await signIn.UserManager.GetUserAsync(User))!, new TwoStepForm()));

    /// <summary>Does what the button says.</summary>
    [HttpPost]
    public async Task<IActionResult> Act([Bind(Prefix = "Form")] TwoStepForm form, string? act)
    {
        var accounts = signIn.UserManager;
        var account = (await accounts.GetUserAsync(User))!;
        if (!await CurrentPassword.IsAsync(signIn, account, form.Current, ModelState))
        {
            return View("TwoStep", await PageAsync(account, form));
        }

        var (actor, now) = (CurrentUser.From(User)!.Actor(), clock.GetUtcNow());
        switch (act)
        {
            case Begin when !account.TwoFactorEnabled:
                await accounts.ResetAuthenticatorKeyAsync(account);
                await signIn.RefreshSignInAsync(account);
                return LocalRedirect(AccountsPaths.TwoStepApplication);
            case Renew when account.TwoFactorEnabled:
                db.Record(account.PersonId, actor, "Codes de secours renouvelés", now);
                return View("RecoveryCodes", new RecoveryCodesPage([.. (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodesPage.Count))!]));
            case Stop when account.TwoFactorEnabled && !User.HasClaim(CqpClaims.TwoStepRequired, CqpClaims.Yes):
                db.Record(account.PersonId, actor, "Connexion en deux étapes désactivée", now);
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

/// <summary>Where the two-step sign-in stands.</summary>
/// <param name="Enabled">A code is asked for.</param>
/// <param name="CodesLeft">Recovery codes not yet used.</param>
/// <param name="Required">The settings ask for it in the active capacity.</param>
/// <param name="Form">The password.</param>
public sealed record TwoStepPage(bool Enabled, int CodesLeft, bool Required, TwoStepForm Form);

/// <summary>The password.</summary>
public sealed record TwoStepForm
{
    /// <summary>The present one.</summary>
    [Display(Name = "Mot de passe actuel"), DataType(DataType.Password)]
    public string? Current { get; init; }
}
