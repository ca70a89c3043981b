using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.AspNetCore.Identity;

namespace CqpMutualite.Web.Features.Accounts;

/// <summary>Links by which the holder of a new address confirms it. Asking for another address makes the earlier link void.</summary>
public sealed class AddressLinks(AppDbContext db, UserManager<Account> accounts, PublicAddress address, TimeProvider clock)
{
    /// <summary>Asks for that address: a link leaves to it, unless it has an account already; the present address is told. Saves.</summary>
    public async Task AskAsync(Account account, string wanted, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        account.PendingEmail = wanted;
        if (await accounts.FindByEmailAsync(wanted) is null)
        {
            db.Post(Message.To(account.PersonId, MessageKind.ConfirmAddress, now));
        }

        if (account.Email is not null)
        {
            db.Post(Message.To(account.PersonId, MessageKind.AddressChangeAsked, now));
        }

        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>A link for the address that the account asked for, as a whole address.</summary>
    public async Task<string> MakeAsync(Account account) => address.Absolute(
        AccountsPaths.EmailConfirmationWith(account.Id, LinkTokens.Encode(await accounts.GenerateChangeEmailTokenAsync(account, account.PendingEmail!))));

    /// <summary>The account of a link; null when the link is void, whatever the reason.</summary>
    public async Task<Account?> ReadAsync(Guid id, string? token)
    {
        if (LinkTokens.Decode(token) is not { } decoded || await accounts.FindByIdAsync(id.ToString()) is not { PendingEmail: { } pending } account)
        {
            return null;
        }

        // as Identity names what the token is for
        var purpose = "ChangeEmail:" + pending;
        return await accounts.VerifyUserTokenAsync(account, accounts.Options.Tokens.ChangeEmailTokenProvider, purpose, decoded) ? account : null;
    }
}
