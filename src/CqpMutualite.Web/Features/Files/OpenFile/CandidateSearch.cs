using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.OpenFile;

/// <summary>The candidate of a file that opens. <paramref name="Invited"/>: they receive an account.</summary>
public sealed record FoundCandidate(Guid PersonId, bool Invited);

/// <summary>
/// Who the candidate is: the holder of the address when identity agrees, else the person they were found or said to be, else a new person, with an account if
/// they have an address.
/// </summary>
public sealed class CandidateSearch(AppDbContext db, Invitations invitations, CurrentUser user, DateOnly today)
{
    /// <summary>The candidate, added when new; null when the address is another's.</summary>
    public async Task<FoundCandidate?> FindAsync(IdentityDraft draft, ChosenPerson chosen, CancellationToken cancellation)
    {
        if (!string.IsNullOrWhiteSpace(draft.Email) && await invitations.HolderOfAsync(draft.Email, cancellation) is { } holder)
        {
            return await HolderAsync(holder, draft, chosen, cancellation) is { } known ? await FollowingAsync(known, cancellation) : null;
        }

        return chosen.PersonId is { } same
            ? await FollowingAsync(await db.People.SingleAsync(person => person.Id == same, cancellation), cancellation)
            : New(draft);
    }

    private async Task<Person?> HolderAsync(Guid holder, IdentityDraft draft, ChosenPerson chosen, CancellationToken cancellation)
    {
        // the address says who it is, unless somebody said that it is another
        if (chosen.IsAnother || (chosen.PersonId is { } same && same != holder))
        {
            return null;
        }

        // the account of a second record of somebody is that of the first
        var known = await db.People.SingleAsync(
            person => person.Id == (db.People.Where(record => record.Id == holder).Select(record => record.MergedIntoId).FirstOrDefault() ?? holder),
            cancellation);
        if (known.BirthDate is null
            && FoldedName.Of(known.BirthName) == FoldedName.Of(draft.BirthName)
            && FoldedName.SameFirstNames(known.FirstNames, draft.FirstNames ?? "")
            && await db.Memberships.AnyAsync(membership => membership.PersonId == holder && membership.OrganisationId == user.OrganisationId, cancellation))
        {
            // an evaluator of the company, a colleague of human resources: known by name until now
            var job = string.IsNullOrWhiteSpace(draft.JobTitle) ? known.JobTitle : draft.JobTitle;
            known.Identify(draft.ToIdentity() with { Email = known.Email, JobTitle = job });
        }

        return chosen.PersonId == holder || known.MatchKey == draft.MatchKey ? known : null;
    }

    // somebody who already acts in another capacity is also a candidate from now on
    private async Task<FoundCandidate> FollowingAsync(Person person, CancellationToken cancellation)
    {
        var capacities = db.Memberships.Where(membership => membership.PersonId == person.Id && membership.Role == Role.Candidate);
        if (!await capacities.AnyAsync(membership => membership.From <= today && (membership.Until == null || membership.Until >= today), cancellation))
        {
            db.Add(Membership.Of(person.Id, Role.Candidate, user.OrganisationId, today));
        }

        return new FoundCandidate(person.Id, Invited: false);
    }

    private FoundCandidate New(IdentityDraft draft)
    {
        var candidate = Person.Candidate(draft.ToIdentity());
        db.Add(candidate);
        db.Add(Membership.Of(candidate.Id, Role.Candidate, user.OrganisationId, today));
        var invited = !string.IsNullOrWhiteSpace(draft.Email);
        if (invited)
        {
            invitations.Open(candidate.Id, draft.Email!);
        }

        return new FoundCandidate(candidate.Id, invited);
    }
}
