using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Accounts;

/// <summary>Gives an account to a person whose address is known. Account and message are saved with the caller's changes.</summary>
public sealed class Invitations(AppDbContext db, ILookupNormalizer names, TimeProvider clock)
{
    /// <summary>Why a candidate is invited.</summary>
    public const string ToCandidate = "pour suivre votre dossier de certification et y remplir votre partie";

    /// <summary>The address received an account between the question and the answer.</summary>
    public static Refusal AddressTaken { get; } =
        new("invitation.address-taken", "Cette adresse vient de recevoir un compte. Envoyez de nouveau.", nameof(MemberForm.Email));

    /// <summary>The person who has an account under that address; null when nobody has.</summary>
    public Task<Guid?> HolderOfAsync(string email, CancellationToken cancellation)
    {
        var normalised = names.NormalizeEmail(email.Trim());
        return db
            .Users.AsNoTracking()
            .Where(account => account.NormalizedEmail == normalised)
            .Select(account => (Guid?)account.PersonId)
            .SingleOrDefaultAsync(cancellation);
    }

    /// <summary>
    /// The person invited, who waits for a capacity: the holder of the address, else somebody new with an account and its invitation. Null when the address is
    /// somebody else's, said beside <paramref name="prefix"/>. <paramref name="reason"/>: as for <see cref="Invite"/>; <paramref name="from"/>: who invites.
    /// </summary>
    public async Task<Guest?> WelcomeAsync(
        MemberForm form,
        string reason,
        Guid from,
        ModelStateDictionary state,
        string prefix,
        CancellationToken cancellation
    )
    {
        var email = form.Email!.Trim();
        if (await HolderOfAsync(email, cancellation) is not { } holder)
        {
            var person = Person.Named(form.FirstName ?? "", form.Name!, email, form.JobTitle);
            db.Add(person);
            Invite(person.Id, email, reason, from);
            return new Guest(person, Known: false);
        }

        var known = await db.People.AsNoTracking().SingleAsync(person => person.Id == holder, cancellation);
        if (!new[] { known.BirthName, known.UsedName }.Any(name => name is not null && FoldedName.Of(name) == FoldedName.Of(form.Name)))
        {
            state.AddModelError(prefix + nameof(form.Email), "Cette adresse est celle d’un autre compte, à un autre nom.");
            return null;
        }

        return new Guest(known, Known: true);
    }

    /// <summary>Saves an invitation; false, said beside the address, when it received an account in between.</summary>
    public async Task<bool> SavedAsync(ModelStateDictionary state, string prefix, CancellationToken cancellation)
    {
        if (await db.TrySaveAsync(cancellation))
        {
            return true;
        }

        state.AddModelError(prefix + AddressTaken.Field, AddressTaken.Message);
        return false;
    }

    /// <summary>
    /// Adds the account to the unit of work, and the message by which its holder chooses a password. <paramref name="reason"/>: a French clause, « pour remplir
    /// votre partie du dossier ».
    /// </summary>
    public void Invite(Guid personId, string email, string reason, Guid from, Guid? file = null)
    {
        Open(personId, email);
        Tell(personId, reason, from, file);
    }

    /// <summary>The message alone. <paramref name="from"/>: who invites; <paramref name="file"/>: for which file.</summary>
    public void Tell(Guid personId, string reason, Guid from, Guid? file) =>
        db.Post(Message.To(personId, MessageKind.Invitation, clock.GetUtcNow(), file, reason, from: from));

    /// <summary>Adds the account alone: another message tells its holder.</summary>
    public void Open(Guid personId, string email) => db.Add(Account.For(personId, email.Trim(), names));
}

/// <summary>Somebody invited. <paramref name="Known"/>: they had an account already.</summary>
public sealed record Guest(Person Person, bool Known);
