using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Access.InvitePerson;

/// <summary>The invitation of a person to a file.</summary>
internal static class Invited
{
    private static readonly Refusal Taken = new("access.address-taken", "Cette adresse est déjà celle d’un autre compte\u00A0: corrigez-la d’abord.");

    /// <summary>Sends it; somebody who has a password, a link or no address needs none. Null: the person does not follow the file.</summary>
    public static async Task<Outcome?> InviteAsync(this FileActing begun, Guid person, Invitations invitations, CancellationToken cancellation)
    {
        if (!begun.Concerns(person))
        {
            return null;
        }

        var (db, file) = (begun.Db, begun.File.Id);
        var known = await db.People.AsNoTracking().Where(found => found.Id == person).Select(found => new
        {
            found.Email,
            Account = db.Users.Where(account => account.PersonId == found.Id)
                .Select(account => new { account.Email, HasPassword = account.PasswordHash != null }).FirstOrDefault(),
            HasLink = db.PersonalLinks.Any(link => link.FileId == file && link.PersonId == found.Id),
        }).SingleAsync(cancellation);
        if (known.HasLink || known.Account?.HasPassword == true || (known.Account is null ? known.Email : known.Account.Email) is not { } email)
        {
            return Outcome.Accepted;
        }

        if (known.Account is null)
        {
            if (await invitations.HolderOfAsync(email, cancellation) is not null)
            {
                return Taken;
            }

            invitations.Open(person, email);
        }

        await begun.LetActAsync(person, cancellation);
        invitations.Tell(person, begun.IsCandidate(person) ? Invitations.ToCandidate : "pour évaluer un candidat", begun.User.PersonId, file);
        return new PersonInvited(begun.IsCandidate(person));
    }
}
