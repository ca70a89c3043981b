using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.SignIns;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace CqpMutualite.Web.Features.Accounts.NewPassword;

/// <summary>Chooses a new password with the link of a message. Every session ends, and only this browser is a known device.</summary>
[AllowAnonymous]
[Route(AccountsPaths.NewPassword)]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class NewPasswordController(
    AppDbContext db,
    UserManager<Account> accounts,
    PasswordLinks links,
    Sessions sessions,
    KnownDevices devices,
    SignInGuard guard) : Controller
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

        await sessions.EndAllAsync(account.Id);
        await devices.MeetAsync(HttpContext, account);
        await db.SaveChangesAsync();
        await guard.ForgetAsync(account);
        TempData.Toast("Mot de passe changé. Connectez-vous.");
        return LocalRedirect(AccountsPaths.SignIn);
    }
}
