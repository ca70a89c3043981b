using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Accounts;

/// <summary>
/// Gives an account to a person whose address is known. The account is saved with the caller's changes; the message follows.
/// If the message is lost, « Mot de passe oublié » sends the same link.
/// </summary>
public sealed class Invitations(AppDbContext db, ILookupNormalizer names, PasswordLinks links, Mailer mailer)
{
    /// <summary>The person who has an account under that address; null when nobody has.</summary>
    public Task<Guid?> HolderOfAsync(string email, CancellationToken cancellation)
    {
        var normalised = names.NormalizeEmail(email.Trim());
        return db.Users.AsNoTracking().Where(account => account.NormalizedEmail == normalised).Select(account => (Guid?)account.PersonId).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>Adds the account to the unit of work.</summary>
    public Account Prepare(Guid personId, string email)
    {
        var account = Account.For(personId, email.Trim(), names);
        db.Add(account);
        return account;
    }

    /// <summary>Sends the link once the account is saved. <paramref name="reason"/>: a French clause, « pour remplir votre partie du dossier ». False when the message could not leave.</summary>
    public async Task<bool> SendAsync(Account account, string reason, CancellationToken cancellation) =>
        await mailer.SendAsync(new OutgoingMail(account.Email!, "Votre accès à CQP Mutualité", $"""
            Bonjour,

            Un accès à CQP Mutualité vous est ouvert {reason}. Pour choisir votre mot de passe, ouvrez ce lien :

            {await links.MakeAsync(account)}

            Le lien sert une seule fois, pendant {PasswordLinks.Lifetime}. Passé ce délai, demandez-en un autre par « Mot de passe oublié » sur la page de connexion.

            CQP Mutualité
            """), cancellation);
}
