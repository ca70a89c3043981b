using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Accounts.ConfirmEmail;

/// <summary>
/// Confirms a new address with the link received there; every session of the account closes. A page with a button: messaging software that follows links
/// confirms nothing.
/// </summary>
[AllowAnonymous]
[Route(AccountsPaths.EmailConfirmation)]
[EnableRateLimiting(RateLimits.SignIn)]
public sealed class ConfirmEmailController(AppDbContext db, AddressLinks links, UserManager<Account> accounts, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show([FromQuery(Name = "compte")] Guid accountId, [FromQuery(Name = "jeton")] string? token) =>
        await links.ReadAsync(accountId, token) is { } account
            ? View("ConfirmEmail", new ConfirmEmailPage(account.PendingEmail!, accountId, token!))
            : this.Void();

    [HttpPost]
    public async Task<IActionResult> Confirm(Guid accountId, string? token, CancellationToken cancellation)
    {
        if (await links.ReadAsync(accountId, token) is not { PendingEmail: { } address } account)
        {
            return this.Void();
        }

        (account.Email, account.UserName, account.EmailConfirmed, account.PendingEmail) = (address, address, true, null);
        (await db.People.SingleAsync(person => person.Id == account.PersonId, cancellation)).ChangeEmail(address);
        db.Record(account.PersonId, new Actor(account.PersonId, "par le lien reçu"), "Adresse électronique changée", clock.GetUtcNow());

        // validates that nobody else has it, and saves everything above
        if (await accounts.UpdateSecurityStampAsync(account) is { Succeeded: false })
        {
            db.ChangeTracker.Clear();
            return this.Void();
        }

        TempData.Toast("Adresse changée. Connectez-vous avec la nouvelle.");
        return LocalRedirect(AccountsPaths.SignIn);
    }
}
