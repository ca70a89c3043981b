using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Accounts.ConfirmEmail;

/// <summary>Confirms a new address with the link received there. A page with a button: messaging software that follows links confirms nothing.</summary>
[AllowAnonymous]
[Route(AccountsPaths.EmailConfirmation)]
[EnableRateLimiting(IdentitySetup.SignInLimit)]
public sealed class ConfirmEmailController(AppDbContext db, UserManager<Account> accounts, TimeProvider clock) : Controller
{
    /// <summary>The address to confirm, or the sentence on a link that no longer serves.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(Guid compte, string? jeton) =>
        await ReadAsync(compte, jeton) is { } account ? View("ConfirmEmail", new ConfirmEmailPage(account.PendingEmail!, compte, jeton!)) : Void();

    /// <summary>Takes the address; every session of the account closes.</summary>
    [HttpPost]
    public async Task<IActionResult> Confirm(Guid compte, string? jeton, CancellationToken cancellation)
    {
        if (await ReadAsync(compte, jeton) is not { } account)
        {
            return Void();
        }

        var address = account.PendingEmail!;
        (account.Email, account.UserName, account.EmailConfirmed, account.PendingEmail) = (address, address, true, null);
        (await db.People.SingleAsync(person => person.Id == account.PersonId, cancellation)).ChangeEmail(address);
        db.Record(account.PersonId, new Actor(account.PersonId, "par le lien reçu"), "Adresse électronique changée", clock.GetUtcNow());

        // validates that nobody else has it, and saves everything above
        var result = await accounts.UpdateSecurityStampAsync(account);
        if (!result.Succeeded)
        {
            db.ChangeTracker.Clear();
            return Void();
        }

        TempData.Toast("Adresse changée. Connectez-vous avec la nouvelle.");
        return LocalRedirect(AccountsPaths.SignIn);
    }

    private async Task<Account?> ReadAsync(Guid id, string? token) =>
        LinkTokens.Decode(token) is { } decoded && await accounts.FindByIdAsync(id.ToString()) is { PendingEmail: { } pending } account
        && await accounts.VerifyUserTokenAsync(account, accounts.Options.Tokens.ChangeEmailTokenProvider, AddressLinks.Purpose(pending), decoded)
            ? account
            : null;

    private ViewResult Void()
    {
        var view = View("VoidLink");
        view.StatusCode = StatusCodes.Status404NotFound;
        return view;
    }
}

/// <summary>The address to confirm, with the link.</summary>
public sealed record ConfirmEmailPage(string Address, Guid Compte, string Jeton);
