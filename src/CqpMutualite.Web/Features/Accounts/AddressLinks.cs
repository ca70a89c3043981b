using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Identity;

namespace CqpMutualite.Web.Features.Accounts;

/// <summary>Links by which the holder of a new address confirms it. Asking for another address makes the earlier link void.</summary>
public sealed class AddressLinks(UserManager<Account> accounts, PublicAddress address)
{
    /// <summary>What the token of a link is for, as Identity names it.</summary>
    public static string Purpose(string pending) => "ChangeEmail:" + pending;

    /// <summary>A link for the address that the account asked for, as a whole address.</summary>
    public async Task<string> MakeAsync(Account account) =>
        address.Absolute(AccountsPaths.EmailConfirmationWith(account.Id, LinkTokens.Encode(await accounts.GenerateChangeEmailTokenAsync(account, account.PendingEmail!))));
}
