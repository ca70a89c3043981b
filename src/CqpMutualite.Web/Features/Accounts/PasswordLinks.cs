using System.Globalization;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CqpMutualite.Web.Features.Accounts;

/// <summary>
/// Links by which the holder of an address chooses a password. One serves once: choosing a password makes every earlier link of the account void. That of an
/// invitation serves for some days, at the address to which it went and no other.
/// </summary>
public sealed class PasswordLinks(UserManager<Account> accounts, AppDbContext db, PublicAddress address, TimeProvider clock)
{
    /// <summary>How long a link serves, in words; the setup of Identity holds the figure.</summary>
    public const string Lifetime = "24 heures";

    // what tells an invitation from the others: its last day
    private const string Day = "yyyyMMdd";
    private const char Mark = '.';

    /// <summary>A link for that account, as a whole address.</summary>
    public async Task<string> MakeAsync(Account account) => AddressOf(account, await accounts.GeneratePasswordResetTokenAsync(account));

    /// <summary>A link for somebody who has no password yet, and the last day on which it serves.</summary>
    public async Task<(string Link, DateOnly LastDay)> InviteAsync(Account account)
    {
        var last = clock.Today().AddDays(await db.SettingAsync(OemmSettings.InvitationDays, CancellationToken.None));
        var day = last.ToString(Day, CultureInfo.InvariantCulture);
        return (AddressOf(account, day + Mark + await accounts.GenerateUserTokenAsync(account, InvitationTokens.Name, PurposeOf(account, day))), last);
    }

    /// <summary>The account of a link with its token; null when the link is void, whatever the reason.</summary>
    public async Task<(Account Account, string Token)?> ReadAsync(Guid account, string? token)
    {
        if (LinkTokens.Decode(token) is not { } decoded || await accounts.FindByIdAsync(account.ToString()) is not { } found)
        {
            return null;
        }

        if (decoded.Split(Mark) is [var day, var invitation])
        {
            return DateOnly.TryParseExact(day, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var last)
                && clock.Today() <= last
                && await accounts.VerifyUserTokenAsync(found, InvitationTokens.Name, PurposeOf(found, day), invitation)
                ? (found, await accounts.GeneratePasswordResetTokenAsync(found))
                : null;
        }

        var provider = accounts.Options.Tokens.PasswordResetTokenProvider;
        return await accounts.VerifyUserTokenAsync(found, provider, UserManager<Account>.ResetPasswordTokenPurpose, decoded) ? (found, decoded) : null;
    }

    // another address makes it void
    private static string PurposeOf(Account account, string day) => $"Invitation:{day}:{account.NormalizedEmail}";

    private string AddressOf(Account account, string token) => address.Absolute(AccountsPaths.NewPasswordWith(account.Id, LinkTokens.Encode(token)));
}

/// <summary>The tokens of invitations. How long one serves is set by the certifier, and said in the link; the provider only has to outlive it.</summary>
public sealed class InvitationTokens(
    IDataProtectionProvider protection,
    IOptions<InvitationTokenOptions> options,
    ILogger<DataProtectorTokenProvider<Account>> logger
) : DataProtectorTokenProvider<Account>(protection, options, logger)
{
    public new const string Name = "Invitation";
}

/// <summary>Options of <see cref="InvitationTokens"/>.</summary>
public sealed class InvitationTokenOptions : DataProtectionTokenProviderOptions
{
    public InvitationTokenOptions()
    {
        Name = InvitationTokens.Name;
        TokenLifespan = TimeSpan.FromDays(100);
    }
}
