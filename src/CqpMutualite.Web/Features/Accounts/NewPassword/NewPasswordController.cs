using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace CqpMutualite.Web.Features.Accounts.NewPassword;

/// <summary>Chooses a new password with the link of a message. It also reopens an account closed by too many attempts.</summary>
[AllowAnonymous]
[Route(AccountsPaths.NewPassword)]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class NewPasswordController(UserManager<Account> accounts, PasswordLinks links) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show([FromQuery(Name = "compte")] Guid accountId, [FromQuery(Name = "jeton")] string? token) =>
        await links.ReadAsync(accountId, token) is null ? this.Void() : View("NewPassword", new NewPasswordForm { AccountId = accountId, Token = token });

    [HttpPost]
    public async Task<IActionResult> Choose(NewPasswordForm form)
    {
        if (await links.ReadAsync(form.AccountId, form.Token) is not var (account, token))
        {
            return this.Void();
        }

        if (ModelState.IsValid)
        {
            ModelState.Refuse(await accounts.ResetPasswordAsync(account, token, form.Password!), nameof(form.Password));
        }

        if (!ModelState.IsValid)
        {
            return View("NewPassword", form);
        }

        await accounts.SetLockoutEndDateAsync(account, null);
        await accounts.ResetAccessFailedCountAsync(account);
        TempData.Toast("Mot de passe changé. Connectez-vous.");
        return LocalRedirect(AccountsPaths.SignIn);
    }
}
