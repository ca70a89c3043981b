using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Startup;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CqpMutualite.Web.Features.Accounts.ConfirmTwoStep;

/// <summary>Binds the authenticator application: the key as a drawing and as text, then a first code that proves it was read.</summary>
[Requires(Permission.BeSignedIn)]
[Route(AccountsPaths.TwoStepApplication)]
[EnableRateLimiting(IdentitySetup.SignInLimit)]
public sealed class ConfirmTwoStepController(AppDbContext db, SignInManager<Account> signIn, TimeProvider clock) : Controller
{
    /// <summary>The key; without one, the page that makes it.</summary>
    [HttpGet]
    public async Task<IActionResult> Show()
    {
        var account = (await signIn.UserManager.GetUserAsync(User))!;
        return await KeyAsync(account) is { } key ? View("ConfirmTwoStep", new ConfirmTwoStepPage(account.Email ?? account.UserName!, key, new ConfirmTwoStepForm())) : LocalRedirect(AccountsPaths.TwoStep);
    }

    /// <summary>Turns the second step on, and shows the recovery codes once.</summary>
    [HttpPost]
    public async Task<IActionResult> Confirm([Bind(Prefix = "Form")] ConfirmTwoStepForm form)
    {
        var accounts = signIn.UserManager;
        var account = (await accounts.GetUserAsync(User))!;
        if (await KeyAsync(account) is not { } key)
        {
            return LocalRedirect(AccountsPaths.TwoStep);
        }

        var code = (form.Code ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (!await accounts.VerifyTwoFactorTokenAsync(account, accounts.Options.Tokens.AuthenticatorTokenProvider, code))
        {
            ModelState.AddModelError("Form.Code", "Ce code ne convient pas. Donnez celui que l’application affiche maintenant ; vérifiez l’heure de votre téléphone.");
            return View("ConfirmTwoStep", new ConfirmTwoStepPage(account.Email ?? account.UserName!, key, form));
        }

        db.Record(account.PersonId, CurrentUser.From(User)!.Actor(), "Connexion en deux étapes activée", clock.GetUtcNow());
        await accounts.SetTwoFactorEnabledAsync(account, true);
        var codes = await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodesPage.Count);
        await signIn.RefreshSignInAsync(account);
        return View("RecoveryCodes", new RecoveryCodesPage([.. codes!]));
    }

    // the key of an application in use is never shown again
    private async Task<string?> KeyAsync(Account account) => account.TwoFactorEnabled ? null : await signIn.UserManager.GetAuthenticatorKeyAsync(account);
}

/// <summary>The key to bind.</summary>
public sealed record ConfirmTwoStepPage(string Holder, string Key, ConfirmTwoStepForm Form)
{
    private const string Issuer = "CQP Mutualité";

    /// <summary>As the application reads it.</summary>
    public QrDrawing Drawing => QrDrawing.Of($"otpauth://totp/{Uri.EscapeDataString(Issuer)}:{Uri.EscapeDataString(Holder)}?secret={Key}&issuer={Uri.EscapeDataString(Issuer)}&digits=6");

    /// <summary>As one types it, in groups of four.</summary>
    public string Grouped => string.Join(' ', Key.Chunk(4).Select(group => new string(group)));
}

/// <summary>The first code.</summary>
public sealed record ConfirmTwoStepForm
{
    /// <summary>Six digits.</summary>
    [Display(Name = "Code affiché par l’application"), Required(ErrorMessage = "Donnez le code à six chiffres.")]
    public string? Code { get; init; }
}
