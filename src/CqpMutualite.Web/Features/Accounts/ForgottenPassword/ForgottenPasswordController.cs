using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace CqpMutualite.Web.Features.Accounts.ForgottenPassword;

/// <summary>Sends a link to a new password. The answer is the same, in words and in time, whether the address has an account or not.</summary>
[AllowAnonymous]
[Route(AccountsPaths.ForgottenPassword)]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class ForgottenPasswordController(UserManager<Account> accounts, AppDbContext db, TimeProvider clock) : Controller
{
    // longer than writing a message usually takes: the time of the answer does not tell which addresses have an account
    private static readonly TimeSpan Floor = TimeSpan.FromMilliseconds(700);

    [HttpGet]
    public IActionResult Show() => View("ForgottenPassword", new ForgottenPasswordForm());

    [HttpPost]
    public async Task<IActionResult> Ask(ForgottenPasswordForm form, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return View("ForgottenPassword", form);
        }

        var floor = Task.Delay(Floor, cancellation);
        if (await accounts.FindByEmailAsync(form.Email!.Trim()) is { } account)
        {
            db.Post(Message.To(account.PersonId, MessageKind.NewPassword, clock.GetUtcNow()));
            await db.SaveChangesAsync(cancellation);
        }

        await floor;
        return View("LinkSent");
    }
}
