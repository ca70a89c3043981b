using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Persistence.SignIns;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace CqpMutualite.Web.Features.Accounts.ForgottenPassword;

/// <summary>Sends a link to a new password. The answer is the same, in words and in time, whether the address has an account or not.</summary>
[AllowAnonymous]
[Route(AccountsPaths.ForgottenPassword)]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class ForgottenPasswordController(UserManager<Account> accounts, AppDbContext db, SignInGuard guard, TimeProvider clock) : Controller
{
    [HttpGet]
    public IActionResult Show() => View("ForgottenPassword", new ForgottenPasswordForm());

    [HttpPost]
    public async Task<IActionResult> Ask(ForgottenPasswordForm form, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return View("ForgottenPassword", form);
        }

        var even = EvenTime.OfMessage();
        if (await accounts.FindByEmailAsync(form.Email!.Trim()) is { } account && await guard.MayWriteAsync(account))
        {
            db.Post(Message.To(account.PersonId, MessageKind.NewPassword, clock.GetUtcNow()));
            await db.SaveChangesAsync(cancellation);
        }

        await even.PassedAsync();
        return View("LinkSent");
    }
}
