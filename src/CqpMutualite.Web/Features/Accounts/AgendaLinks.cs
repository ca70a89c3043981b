using System.Security.Cryptography;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Accounts;

/// <summary>
/// The secret address of somebody's calendar. It holds the account and its security stamp, encrypted: nothing is kept, and a new password, a new address
/// or <see cref="AccountsPaths.RenewAgenda"/> ends it.
/// </summary>
public sealed class AgendaLinks(AppDbContext db, IDataProtectionProvider protection, PublicAddress address)
{
    private readonly IDataProtector protector = protection.CreateProtector("agenda");

    /// <summary>Whether a capacity has something to put in a calendar.</summary>
    public static bool Serves(Role role) => role is Role.Oemm or Role.JuryMember or Role.JuryObserver or Role.Candidate or Role.CompanyHr;

    /// <summary>The whole address. Written again it differs, and each holds as long as the others.</summary>
    public string AddressOf(Account account) =>
        address.Absolute(AccountsPaths.Agenda(LinkTokens.Encode(protector.Protect($"{account.Id:N}{account.SecurityStamp}"))));

    /// <summary>Whose calendar it is; null when it holds no more, or never did.</summary>
    public async Task<Account?> OfAsync(string token, CancellationToken cancellation)
    {
        const int IdLength = 32;
        if (Read(token) is not { Length: > IdLength } told || !Guid.TryParseExact(told[..IdLength], "N", out var id))
        {
            return null;
        }

        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(found => found.Id == id, cancellation);
        return account?.SecurityStamp == told[IdLength..] ? account : null;
    }

    private string? Read(string token)
    {
        try
        {
            return LinkTokens.Decode(token) is { } known ? protector.Unprotect(known) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
