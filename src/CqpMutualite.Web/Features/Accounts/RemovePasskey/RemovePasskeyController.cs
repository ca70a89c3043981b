using System.Buffers.Text;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Identity;

namespace CqpMutualite.Web.Features.Accounts.RemovePasskey;

/// <summary>Takes a passkey off one's account; one that is not the account's own is not found.</summary>
[Requires(Permission.BeSignedIn)]
[Route(AccountsPaths.RemovePasskeyRoute)]
public sealed class RemovePasskeyController(OwnAccount own, UserManager<Account> accounts) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Remove(string key)
    {
        var account = await own.OfAsync(this);
        if (!Base64Url.IsValid(key) || await accounts.GetPasskeyAsync(account, Base64Url.DecodeFromChars(key)) is not { } found)
        {
            return NotFound();
        }

        own.Note(this, account, "Clé d’accès retirée");
        await accounts.RemovePasskeyAsync(account, found.CredentialId);
        TempData.Toast("Clé d’accès retirée.");
        return LocalRedirect(AccountsPaths.Passkeys);
    }
}
