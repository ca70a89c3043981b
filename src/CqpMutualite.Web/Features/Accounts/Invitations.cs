using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Accounts;

/// <summary>Gives an account to a person whose address is known. Account and message are saved with the caller's changes.</summary>
public sealed class Invitations(AppDbContext db, ILookupNormalizer names, TimeProvider clock)
{
    /// <summary>The person who has an account under that address; null when nobody has.</summary>
    public Task<Guid?> HolderOfAsync(string email, CancellationToken cancellation)
    {
        var normalised = names.NormalizeEmail(email.Trim());
        return db.Users.AsNoTracking().Where(account => account.NormalizedEmail == normalised).Select(account => (Guid?)account.PersonId).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>Adds the account to the unit of work, and the message by which its holder chooses a password. <paramref name="reason"/>: a French clause, « pour remplir votre partie du dossier ».</summary>
    public void Invite(Guid personId, string email, string reason)
    {
        Open(personId, email);
        db.Post(Message.To(personId, MessageKind.Invitation, clock.GetUtcNow(), detail: reason));
    }

    /// <summary>Adds the account alone: another message of the same act tells its holder.</summary>
    public void Open(Guid personId, string email) => db.Add(Account.For(personId, email.Trim(), names));
}
