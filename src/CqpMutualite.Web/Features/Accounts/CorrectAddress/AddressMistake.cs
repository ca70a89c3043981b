using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Accounts.CorrectAddress;

/// <summary>The address of somebody who never came in, put right: what was sent to the wrong one opens nothing any more.</summary>
internal sealed class AddressMistake(AppDbContext db, Person person, Account? account, IReadOnlyList<PersonalLink> links)
{
    public string Name => person.Name;

    public string? Present => account is null ? person.Email : account.Email;

    /// <summary>Null when the person does not exist for the user. Three queries.</summary>
    public static async Task<AddressMistake?> LoadAsync(AppDbContext db, CurrentUser user, Guid id, DateOnly today, CancellationToken cancellation)
    {
        if (await PeopleInReach.WithLinksOf(db, user, today).SingleOrDefaultAsync(found => found.Id == id, cancellation) is not { } person)
        {
            return null;
        }

        var account = await db.Users.SingleOrDefaultAsync(found => found.PersonId == id, cancellation);
        return new AddressMistake(db, person, account, await db.PersonalLinks.Where(link => link.PersonId == id).ToListAsync(cancellation));
    }

    /// <summary>Not of somebody who has none, nor of somebody who came in by it: the account is theirs then.</summary>
    public Outcome MayCorrect() =>
        Present is null ? new Refusal("address.none", "Cette personne n’a pas d’adresse électronique : une lettre lui donne son accès.")
        : account?.PasswordHash is not null || links.Any(link => link.LastOpenedAt is not null)
            ? new Refusal("address.came-in", "Cette personne est déjà venue avec cette adresse : elle la change elle-même, dans « Mon compte ».")
        : Outcome.Accepted;

    /// <summary>Corrects it and sends again what opens the way in; the caller saves.</summary>
    public async Task<Outcome> CorrectAsync(
        string email, Invitations invitations, ILookupNormalizer names, Editions editions, CurrentUser user, DateTimeOffset now, CancellationToken cancellation)
    {
        if (MayCorrect() is { IsAccepted: false } refused)
        {
            return refused;
        }

        if (string.Equals(email, Present, StringComparison.OrdinalIgnoreCase))
        {
            return new Refusal("address.same", "C’est l’adresse déjà enregistrée : corrigez-la.", nameof(CorrectAddressForm.Email));
        }

        if (await invitations.HolderOfAsync(email, cancellation) is not null)
        {
            return Taken;
        }

        person.ChangeEmail(email);
        account?.Readdress(email, names);
        await SendAgainAsync(now, cancellation);
        db.Record(person.Id, user.Actor(), "Adresse corrigée avant la première venue, accès envoyé de nouveau", now);
        var evaluated = db.Files.Where(file => file.Assignments.Any(seat => seat.PersonId == person.Id && seat.Until == null));
        await db.NoteAsync(editions, db.Files.Where(file => file.CandidateId == person.Id), user.Actor(), new AddressCorrected(true), now, cancellation);
        await db.NoteAsync(editions, evaluated, user.Actor(), new AddressCorrected(false), now, cancellation);
        return Outcome.Accepted;
    }

    /// <summary>Somebody else has an account under it.</summary>
    public static Refusal Taken { get; } = new(
        "address.taken",
        "Cette adresse est déjà celle d’un autre compte : vérifiez-la, ou donnez-en une autre.",
        nameof(CorrectAddressForm.Email));

    // the last invitation as it was, or a new link to each file
    private async Task SendAgainAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        if (account is not null)
        {
            var last = await db.Messages.AsNoTracking()
                .Where(message => message.PersonId == person.Id && (message.Kind == MessageKind.Invitation || message.Kind == MessageKind.EvaluatorNamed))
                .OrderByDescending(message => message.CreatedAt).FirstOrDefaultAsync(cancellation);
            db.Post(Message.To(person.Id, last?.Kind ?? MessageKind.Invitation, now, last?.FileId, last?.Detail));
            return;
        }

        foreach (var link in links.Where(link => link.RevokedAt is null))
        {
            link.Renew(now);
            db.Post(Message.To(person.Id, MessageKind.LinkRenewed, now, link.FileId));
        }
    }
}
