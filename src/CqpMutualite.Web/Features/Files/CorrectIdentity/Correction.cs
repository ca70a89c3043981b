using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.CorrectIdentity;

/// <summary>The identity of a candidate, corrected: who receives an account when an address appears, and nobody twice on the way.</summary>
public sealed class Correction(FileActing begun, CorrectIdentityForm form, Invitations invitations)
{
    public const string Changed = "Le dossier a changé depuis que vous avez ouvert cette page. Vérifiez, puis enregistrez de nouveau.";

    /// <summary>The address of the candidate's account; null when there is none.</summary>
    public static Task<string?> AddressAsync(AppDbContext db, Guid candidate, CancellationToken cancellation) =>
        db.Users.AsNoTracking().Where(account => account.PersonId == candidate).Select(account => account.Email).SingleOrDefaultAsync(cancellation);

    /// <summary>Corrects it on the file.</summary>
    public async Task<Outcome?> DoAsync(CancellationToken cancellation)
    {
        if (form.Revision != begun.File.Revision)
        {
            return new Refusal("file.changed", Changed);
        }

        var candidate = begun.Head.Candidate;
        var address = await AddressAsync(begun.Db, candidate.Id, cancellation);
        var draft = form.ToDraft() with { Email = address ?? form.Email };
        var outcome = begun.File.Opening.CorrectIdentity(candidate, draft, begun.User.Role == Role.Oemm, form.Reason, begun.Today);
        if (outcome.IsAccepted && await DuplicateAsync(draft, cancellation) is { } other)
        {
            if (string.IsNullOrWhiteSpace(form.OtherBecause))
            {
                return FileRefusals.Duplicate(other.Reference) with { Field = nameof(form.OtherBecause) };
            }

            begun.Db.Note(begun.File.Id, begun.User.Actor(), new CandidateDistinguished(), begun.Edition, begun.Now, form.OtherBecause);
        }

        if (outcome.IsAccepted && address is null && !string.IsNullOrWhiteSpace(draft.Email))
        {
            if (await invitations.HolderOfAsync(draft.Email, cancellation) is not null)
            {
                return new Refusal("file.address-taken", "Cette adresse est celle d’un autre compte. Donnez l’adresse du candidat.", nameof(form.Email));
            }

            invitations.Invite(candidate.Id, draft.Email, Invitations.ToCandidate, begun.User.PersonId, begun.File.Id);
        }

        return outcome;
    }

    private async Task<KnownFile?> DuplicateAsync(IdentityDraft draft, CancellationToken cancellation)
    {
        var certification = begun.File.Certification;
        var known = await Duplicates.KnownAsync(begun.Db, begun.User, [draft.BirthDate!.Value], cancellation);
        return known.Like(draft, certification)
            .Where(alike => alike.Resemblance == Resemblance.Same && alike.File.Runs(certification))
            .Select(alike => alike.File)
            .FirstOrDefault(file => file.PersonId != begun.File.CandidateId);
    }
}
