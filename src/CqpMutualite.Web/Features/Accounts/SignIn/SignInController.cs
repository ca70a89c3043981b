using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace CqpMutualite.Web.Features.Accounts.SignIn;

/// <summary>Signs a person in by e-mail address and password.</summary>
[AllowAnonymous]
[SignsIn]
[Route(AccountsPaths.SignIn)]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class SignInController(SignInManager<Account> signIn, SignInWatch watch) : Controller
{
    [HttpGet]
    public IActionResult Show([FromQuery(Name = "retour")] string? returnUrl, [FromQuery(Name = "perdu")] bool sessionLost) =>
        User.Identity?.IsAuthenticated == true
            ? LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/")
            : View("SignIn", new SignInForm { ReturnUrl = returnUrl, SessionLost = sessionLost });

    [HttpPost]
    public async Task<IActionResult> SignIn(SignInForm form)
    {
        if (!ModelState.IsValid)
        {
            return View("SignIn", form);
        }

        // those who have no address sign in with the identifier of their letter
        var account = await signIn.UserManager.FindByEmailAsync(form.Email!.Trim()) ?? await signIn.UserManager.FindByNameAsync(form.Email!.Trim());
        var result = account is null
            ? Refused(form.Password!)
            : await signIn.PasswordSignInAsync(account, form.Password!, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            return LocalRedirect(Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl : "/");
        }

        if (result.RequiresTwoFactor)
        {
            return LocalRedirect(AccountsPaths.SecondStepThen(Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl : null));
        }

        watch.Refused("password", result.IsLockedOut);
        ModelState.AddModelError("", result.IsLockedOut
            ? "Trop d’essais : ce compte est fermé pour dix minutes. Vous pouvez choisir un nouveau mot de passe par le lien ci-dessous."
            : "L’adresse ou le mot de passe ne convient pas.");
        return View("SignIn", form);
    }

    // the time of a password check, so that the answer does not tell which addresses have an account
    private Microsoft.AspNetCore.Identity.SignInResult Refused(string password)
    {
        signIn.UserManager.PasswordHasher.HashPassword(new Account(), password);
        return Microsoft.AspNetCore.Identity.SignInResult.Failed;
    }
}
