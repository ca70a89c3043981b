using System.Security.Cryptography;
using System.Text;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Accounts;

/// <summary>
/// The secret address of somebody's calendar: the account, and a mark of it and of its security stamp. Nothing is kept, and a new password, a new address
/// or <see cref="AccountsPaths.RenewAgenda"/> ends it.
/// </summary>
public sealed class AgendaLinks(AppDbContext db, Seals seals, PublicAddress address)
{
    private const string Purpose = "agenda";
    private const int IdLength = 32;

    /// <summary>Whether a capacity has something to put in a calendar.</summary>
    public static bool Serves(Role role) => role is Role.Oemm or Role.JuryMember or Role.JuryObserver or Role.Candidate or Role.CompanyHr;

    /// <summary>The whole address, the same each time until it ends.</summary>
    public string AddressOf(Account account) => address.Absolute(AccountsPaths.Agenda($"{account.Id:N}{seals.Mark(Purpose, Marked(account))}"));

    /// <summary>Whose calendar it is; null when it holds no more, or never did.</summary>
    public async Task<Account?> OfAsync(string token, CancellationToken cancellation)
    {
        if (token.Length <= IdLength || !Guid.TryParseExact(token[..IdLength], "N", out var id))
        {
            return null;
        }

        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(found => found.Id == id, cancellation);
        return account is not null && seals.IsMark(Purpose, Marked(account), token[IdLength..]) ? account : null;
    }

    private static string Marked(Account account) => $"{account.Id:N}\n{account.SecurityStamp}";
}
