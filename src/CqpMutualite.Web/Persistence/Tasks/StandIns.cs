using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence.Tasks;

/// <summary>Who stands in for the evaluators of a file. The other groups act together: whoever stays is told already.</summary>
internal static class StandIns
{
    /// <summary>
    /// Those of that day, by evaluator; neither the candidate nor another evaluator of the file, who have no access to it in somebody's place. One query.
    /// </summary>
    public static async Task<ILookup<Guid, Guid>> OfAsync(AppDbContext db, CertificationFile file, DateOnly day, CancellationToken cancellation)
    {
        var seats = file.Evaluators.Select(seat => seat.PersonId).ToList();
        var current = db.Memberships.Where(member => member.From <= day && (member.Until == null || day <= member.Until));
        var found = seats.Count == 0 ? [] : await (
            from absence in db.AbsencesOn(day)
            join away in current on absence.MembershipId equals away.Id
            where away.Role == Role.Evaluator && seats.Contains(away.PersonId)
            join own in current on absence.StandInId equals own.Id
            where own.PersonId != file.CandidateId && !seats.Contains(own.PersonId)
            select new { Away = away.PersonId, StandIn = own.PersonId }
        ).ToListAsync(cancellation);
        return found.ToLookup(pair => pair.Away, pair => pair.StandIn);
    }
}
