using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Organisations;

/// <summary>A membership of an organisation that the user may see, tracked.</summary>
public sealed record MemberDoor(Organisation Organisation, Membership Membership, string Name)
{
    /// <summary>« Claire Morel, RH ».</summary>
    public string Words => $"{Name}, {RoleNames.Of(Membership.Role)}";

    /// <summary>Null when it does not exist for the user, or is over. Three queries.</summary>
    public static async Task<MemberDoor?> LoadAsync(AppDbContext db, CurrentUser user, Guid organisation, Guid membership, DateOnly today, CancellationToken cancellation)
    {
        if (await db.OrganisationOfAsync(user, organisation, cancellation) is not { } found
            || await db.Memberships.SingleOrDefaultAsync(known => known.Id == membership && known.OrganisationId == organisation && known.Role != Role.Candidate && known.Role != Role.JuryMember && known.Role != Role.JuryObserver && (known.Until == null || known.Until >= today), cancellation) is not { } member)
        {
            return null;
        }

        return new MemberDoor(found, member, (await db.People.AsNoTracking().SingleAsync(person => person.Id == member.PersonId, cancellation)).Name);
    }
}
