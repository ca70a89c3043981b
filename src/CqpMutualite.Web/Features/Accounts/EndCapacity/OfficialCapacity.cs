using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Accounts.EndCapacity;

/// <summary>A capacity of the OEMM or of administration, tracked, with its holder.</summary>
internal sealed class OfficialCapacity(Membership membership, Person holder)
{
    public Guid HolderId => holder.Id;

    public string HolderName => holder.Name;

    public string Role => RoleNames.Of(membership.Role);

    /// <summary>Null when the person has none of that identifier, or when it is over.</summary>
    public static async Task<OfficialCapacity?> LoadAsync(AppDbContext db, Guid person, Guid capacity, DateOnly today, CancellationToken cancellation)
    {
        var found = await (
            from known in db.Memberships
            where known.Id == capacity && known.PersonId == person
                && (known.Role == Domain.People.Role.Oemm || known.Role == Domain.People.Role.Administrator)
                && (known.Until == null || known.Until >= today)
            join somebody in db.People on known.PersonId equals somebody.Id
            select new { known, somebody }).SingleOrDefaultAsync(cancellation);
        return found is null ? null : new OfficialCapacity(found.known, found.somebody);
    }

    /// <summary>Ends it; the last administrator stays.</summary>
    public async Task<Outcome> EndAsync(AppDbContext db, DateOnly lastDay, CancellationToken cancellation)
    {
        if (lastDay < membership.From)
        {
            return new Refusal(
                "capacity.before-start",
                $"Cette qualité court depuis le {FrenchText.PlainDate(membership.From)} : le dernier jour vient après.",
                nameof(EndCapacityForm.LastDay));
        }

        if (membership.Role == Domain.People.Role.Administrator && !await AnotherAsync(db, lastDay, cancellation))
        {
            return new Refusal("capacity.last-administrator", "C’est la dernière personne de l’administration : invitez-en d’abord une autre.");
        }

        membership.End(lastDay);
        return Outcome.Accepted;
    }

    private Task<bool> AnotherAsync(AppDbContext db, DateOnly lastDay, CancellationToken cancellation) => db.Memberships.AnyAsync(
        other => other.Role == Domain.People.Role.Administrator && other.PersonId != membership.PersonId
            && other.From <= lastDay && (other.Until == null || other.Until > lastDay),
        cancellation);
}
