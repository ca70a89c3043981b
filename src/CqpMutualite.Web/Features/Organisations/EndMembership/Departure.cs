using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Organisations.EndMembership;

/// <summary>The end of a capacity, when nobody counts on it any more.</summary>
internal static class Departure
{
    public static async Task<Outcome?> EndAsync(OrganisationActing begun, MemberDoor door, DateOnly lastDay, CancellationToken cancellation)
    {
        var outcome = lastDay < door.Membership.From ? BeforeArrival(door)
            : await IsLastAsync(begun, door, lastDay, cancellation) ? OrganisationRefusals.LastMember
            : await EvaluatesAsync(begun, door, cancellation) is > 0 and var files ? OrganisationRefusals.StillEvaluates(files)
            : Outcome.Accepted;
        if (outcome.IsAccepted)
        {
            door.Membership.End(lastDay);
        }

        return outcome;
    }

    private static Outcome BeforeArrival(MemberDoor door) => new Refusal(
        "membership.before-arrival",
        $"Cette personne est arrivée le {FrenchText.PlainDate(door.Membership.From)} : le dernier jour vient après.",
        nameof(EndMembershipForm.LastDay));

    private static async Task<bool> IsLastAsync(OrganisationActing begun, MemberDoor door, DateOnly lastDay, CancellationToken cancellation)
    {
        var (id, role, organisation) = (door.Membership.Id, door.Membership.Role, door.Organisation.Id);
        return role == Joining.MainRole(door.Organisation.Kind)
            && !await begun.Db.Memberships.AnyAsync(
                other => other.Id != id && other.OrganisationId == organisation && other.Role == role
                    && other.From <= lastDay && (other.Until == null || other.Until > lastDay),
                cancellation);
    }

    private static async Task<int> EvaluatesAsync(OrganisationActing begun, MemberDoor door, CancellationToken cancellation)
    {
        var (person, organisation) = (door.Membership.PersonId, door.Organisation.Id);
        return door.Membership.Role != Role.Evaluator ? 0 : await begun.Db.Files.CountAsync(
            file => file.EmployerId == organisation && file.Turn != Domain.Files.Turn.Nobody && file.Evaluation.CompletedOn == null
                && file.Assignments.Any(assignment => assignment.PersonId == person && assignment.Until == null),
            cancellation);
    }
}
