using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Identity;

namespace CqpMutualite.Web.Features.Accounts;

/// <summary>
/// Links by which the holder of an address chooses a password. One serves once: choosing a password makes every earlier link of the account void.
/// </summary>
public sealed class PasswordLinks(UserManager<Account> accounts, PublicAddress address)
{
    /// <summary>How long a link serves, in words; the setup of Identity holds the figure.</summary>
    public const string Lifetime = "24 heures";

    /// <summary>A link for that account, as a whole address.</summary>
    public async Task<string> MakeAsync(Account account)
    {
        var token = LinkTokens.Encode(await accounts.GeneratePasswordResetTokenAsync(account));
        return address.Absolute(AccountsPaths.NewPasswordWith(account.Id, token));
    }

    /// <summary>The account of a link with its token; null when the link is void, whatever the reason.</summary>
    public async Task<(Account Account, string Token)?> ReadAsync(Guid account, string? token)
    {
        if (LinkTokens.Decode(token) is not { } decoded || await accounts.FindByIdAsync(account.ToString()) is not { } found)
        {
            return null;
        }

        var provider = accounts.Options.Tokens.PasswordResetTokenProvider;
        return await accounts.VerifyUserTokenAsync(found, provider, UserManager<Account>.ResetPasswordTokenPurpose, decoded) ? (found, decoded) : null;
    }
}
