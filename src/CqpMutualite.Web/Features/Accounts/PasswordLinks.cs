using System.Text;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace CqpMutualite.Web.Features.Accounts;

/// <summary>Links by which the holder of an address chooses a password. One serves once: choosing a password makes every earlier link of the account void.</summary>
public sealed class PasswordLinks(UserManager<Account> accounts, PublicAddress address)
{
    /// <summary>How long a link serves, in words; the setup of Identity holds the figure.</summary>
    public const string Lifetime = "24 heures";

    /// <summary>A link for that account, as a whole address.</summary>
    public async Task<string> MakeAsync(Account account)
    {
        var token = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(await accounts.GeneratePasswordResetTokenAsync(account)));
        return address.Absolute(AccountsPaths.NewPasswordWith(account.Id, token));
    }

    /// <summary>The account of a link with its token; null when the link is void, whatever the reason.</summary>
    public async Task<(Account Account, string Token)?> ReadAsync(Guid account, string? token)
    {
        if (Decode(token) is not { } decoded || await accounts.FindByIdAsync(account.ToString()) is not { } found)
        {
            return null;
        }

        var provider = accounts.Options.Tokens.PasswordResetTokenProvider;
        return await accounts.VerifyUserTokenAsync(found, provider, UserManager<Account>.ResetPasswordTokenPurpose, decoded) ? (found, decoded) : null;
    }

    private static string? Decode(string? token)
    {
        try
        {
            return string.IsNullOrEmpty(token) ? null : Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(token));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
