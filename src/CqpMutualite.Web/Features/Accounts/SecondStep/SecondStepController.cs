using System.ComponentModel.DataAnnotations;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CqpMutualite.Web.Features.Accounts.SecondStep;

/// <summary>Second step of the sign-in: the code of the application, or a recovery code. Wrong ones count towards the lockout of the account.</summary>
[AllowAnonymous]
[SignsIn]
[Route(AccountsPaths.SecondStep)]
[EnableRateLimiting(IdentitySetup.SignInLimit)]
public sealed class SecondStepController(AppDbContext db, SignInManager<Account> signIn, TimeProvider clock) : Controller
{
    /// <summary>The form; without a first step just done, the door.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string? retour, bool secours) =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null ? LocalRedirect(AccountsPaths.SignIn) : View("SecondStep", new SecondStepForm { Retour = retour, Secours = secours });

    /// <summary>Signs in.</summary>
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
        var result = form.Secours ? await RecoverAsync(account, code.ToUpperInvariant()) : await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false);
        if (result.Succeeded)
        {
            return LocalRedirect(Url.IsLocalUrl(form.Retour) ? form.Retour : "/");
        }

        ModelState.AddModelError("", result.IsLockedOut
            ? "Trop d’essais : ce compte est fermé pour dix minutes."
            : form.Secours ? "Ce code de secours ne convient pas, ou il a déjà servi." : "Ce code ne convient pas. Donnez celui que l’application affiche maintenant.");
        return View("SecondStep", form);
    }

    // the framework counts wrong codes of the application, not wrong recovery codes
    private async Task<Microsoft.AspNetCore.Identity.SignInResult> RecoverAsync(Account account, string code)
    {
        if (await signIn.UserManager.IsLockedOutAsync(account))
        {
            return Microsoft.AspNetCore.Identity.SignInResult.LockedOut;
        }

        var result = await signIn.TwoFactorRecoveryCodeSignInAsync(code);
        if (result.Succeeded)
        {
            db.Record(account.PersonId, new Actor(account.PersonId, "à la connexion"), "Code de secours employé", clock.GetUtcNow());
            await db.SaveChangesAsync();
            return result;
        }

        await signIn.UserManager.AccessFailedAsync(account);
        return await signIn.UserManager.IsLockedOutAsync(account) ? Microsoft.AspNetCore.Identity.SignInResult.LockedOut : result;
    }
}

/// <summary>The code.</summary>
public sealed record SecondStepForm
{
    /// <summary>Of the application, or of recovery.</summary>
    [Display(Name = "Code"), Required(ErrorMessage = "Donnez le code.")]
    public string? Code { get; init; }

    /// <summary>It is a recovery code.</summary>
    public bool Secours { get; init; }

    /// <summary>Where to go afterwards.</summary>
    public string? Retour { get; init; }
}
