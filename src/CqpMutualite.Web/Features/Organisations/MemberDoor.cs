using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Organisations;

/// <summary>A membership of an organisation that the user may see, tracked.</summary>
public sealed record MemberDoor(Organisation Organisation, Membership Membership, string Name)
{
    /// <summary>« Claire Morel, RH ».</summary>
    public string Words => $"{Name}, {RoleNames.Of(Membership.Role)}";

    /// <summary>Null when it is not of that organisation, or is over. Two queries.</summary>
    public static async Task<MemberDoor?> LoadAsync(OrganisationActing begun, Guid membership, CancellationToken cancellation)
    {
        var (db, organisation, today) = (begun.Db, begun.Organisation.Id, begun.Today);
        var member = await db.Memberships.SingleOrDefaultAsync(
            known => known.Id == membership && known.OrganisationId == organisation
                && known.Role != Role.Candidate && known.Role != Role.JuryMember && known.Role != Role.JuryObserver
                && (known.Until == null || known.Until >= today),
            cancellation);
        var person = member is null ? null : await db.People.AsNoTracking().SingleAsync(found => found.Id == member.PersonId, cancellation);
        return member is null || person is null ? null : new MemberDoor(begun.Organisation, member, person.Name);
    }
}
