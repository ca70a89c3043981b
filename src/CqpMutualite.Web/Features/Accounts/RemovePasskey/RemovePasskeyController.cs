using System.Buffers.Text;
using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Accounts.RemovePasskey;

/// <summary>Takes a passkey off one's account.</summary>
[Requires(Permission.BeSignedIn)]
[Route(AccountsPaths.RemovePasskeyRoute)]
public sealed class RemovePasskeyController(AppDbContext db, UserManager<Account> accounts, TimeProvider clock) : Controller
{
    /// <summary>Removes it; one that is not the account's own is 404.</summary>
    [HttpPost]
    public async Task<IActionResult> Remove(string key)
    {
        var account = (await accounts.GetUserAsync(User))!;
        if (!Base64Url.IsValid(key) || await accounts.GetPasskeyAsync(account, Base64Url.DecodeFromChars(key)) is not { } found)
        {
            return NotFound();
        }

        db.Record(account.PersonId, CurrentUser.From(User)!.Actor(), "Clé d’accès retirée", clock.GetUtcNow());
        await accounts.RemovePasskeyAsync(account, found.CredentialId);
        TempData.Toast("Clé d’accès retirée.");
        return LocalRedirect(AccountsPaths.Passkeys);
    }
}
