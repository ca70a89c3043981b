using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Accounts.EndCapacity;

/// <summary>A capacity of the OEMM or of administration, tracked, with its holder.</summary>
internal sealed record OfficialCapacity(Membership Membership, Person Holder)
{
    public string Role => RoleNames.Of(Membership.Role);

    /// <summary>Null when the person has none of that identifier, or when it is over.</summary>
    public static async Task<OfficialCapacity?> LoadAsync(AppDbContext db, Guid person, Guid capacity, DateOnly today, CancellationToken cancellation)
    {
        var found = await (
            from membership in db.Memberships
            where membership.Id == capacity && membership.PersonId == person
                && (membership.Role == Domain.People.Role.Oemm || membership.Role == Domain.People.Role.Administrator)
                && (membership.Until == null || membership.Until >= today)
            join holder in db.People on membership.PersonId equals holder.Id
            select new { membership, holder }).SingleOrDefaultAsync(cancellation);
        return found is null ? null : new OfficialCapacity(found.membership, found.holder);
    }

    /// <summary>Ends it; the last administrator stays.</summary>
    public async Task<Outcome> EndAsync(AppDbContext db, DateOnly lastDay, CancellationToken cancellation)
    {
        if (lastDay < Membership.From)
        {
            return new Refusal(
                "capacity.before-start",
                $"Cette qualité court depuis le {FrenchText.PlainDate(Membership.From)} : le dernier jour vient après.",
                nameof(EndCapacityForm.LastDay));
        }

        if (Membership.Role == Domain.People.Role.Administrator && !await AnotherAsync(db, lastDay, cancellation))
        {
            return new Refusal("capacity.last-administrator", "C’est la dernière personne de l’administration : invitez-en d’abord une autre.");
        }

        Membership.End(lastDay);
        return Outcome.Accepted;
    }

    private Task<bool> AnotherAsync(AppDbContext db, DateOnly lastDay, CancellationToken cancellation) => db.Memberships.AnyAsync(
        other => other.Role == Domain.People.Role.Administrator && other.PersonId != Membership.PersonId
            && other.From <= lastDay && (other.Until == null || other.Until > lastDay),
        cancellation);
}
