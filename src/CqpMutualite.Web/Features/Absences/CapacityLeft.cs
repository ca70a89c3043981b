using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Absences;

/// <summary>A capacity that somebody leaves for a while: one's own, or that of an evaluator of one's company for HR.</summary>
internal sealed class CapacityLeft(AppDbContext db, Membership membership, Person person, CurrentUser user, DateTimeOffset now)
{
    public Guid MembershipId => membership.Id;

    public string Name => person.Name;

    public string Role => RoleNames.Of(membership.Role);

    public bool IsOwn => person.Id == user.PersonId;

    private DateOnly Today => FrenchText.ParisDay(now);

    /// <summary>Null when it does not exist for the user. One query.</summary>
    public static async Task<CapacityLeft?> LoadAsync(AppDbContext db, CurrentUser user, Guid membership, DateTimeOffset now, CancellationToken cancellation)
    {
        var today = FrenchText.ParisDay(now);
        var found = await (
            from known in db.Memberships.AsNoTracking()
            where known.Id == membership && (known.Until == null || today <= known.Until)
                && (known.PersonId == user.PersonId
                    || (user.Role == Domain.People.Role.CompanyHr && known.Role == Domain.People.Role.Evaluator && known.OrganisationId == user.OrganisationId))
            join person in db.People on known.PersonId equals person.Id
            select new { known, person }
        ).SingleOrDefaultAsync(cancellation);
        return found is not null && Absence.MayBeLeft(found.known.Role) ? new CapacityLeft(db, found.known, found.person, user, now) : null;
    }

    /// <summary>The same capacities of those who have an account in the same organisation, by name. One query.</summary>
    public async Task<IReadOnlyList<Colleague>> ColleaguesAsync(CancellationToken cancellation)
    {
        var (role, organisation, self, today) = (membership.Role, membership.OrganisationId, membership.PersonId, Today);
        return await (
            from known in db.Memberships.AsNoTracking()
            where known.Role == role && known.OrganisationId == organisation && known.PersonId != self && (known.Until == null || today <= known.Until)
                && db.Users.Any(account => account.PersonId == known.PersonId)
            join person in db.People on known.PersonId equals person.Id
            orderby person.SortName
            select new Colleague(known.Id, person.Name, person.JobTitle)
        ).ToListAsync(cancellation);
    }

    /// <summary>Its absences under way or to come, the first one first. One query.</summary>
    public async Task<IReadOnlyList<AbsenceLine>> AbsencesAsync(CancellationToken cancellation)
    {
        var (id, today) = (membership.Id, Today);
        return await (
            from absence in db.Absences.AsNoTracking()
            where absence.MembershipId == id && today <= absence.Until
            orderby absence.From
            join standIn in db.Memberships on absence.StandInId equals standIn.Id
            join colleague in db.People on standIn.PersonId equals colleague.Id
            select new AbsenceLine(absence.Id, absence.From, absence.Until, colleague.Name)
        ).ToListAsync(cancellation);
    }

    /// <summary>Declares it, said in the history of the account; the caller saves.</summary>
    public async Task<Outcome> DeclareAsync(DateOnly? from, DateOnly? until, Guid? standIn, CancellationToken cancellation)
    {
        var colleague = (await ColleaguesAsync(cancellation)).FirstOrDefault(known => known.MembershipId == standIn);
        var other = colleague is null ? null : await db.Memberships.AsNoTracking().SingleAsync(known => known.Id == standIn, cancellation);
        var others = await db.Absences.AsNoTracking()
            .Where(known => known.MembershipId == membership.Id || known.MembershipId == standIn).ToListAsync(cancellation);
        var (absence, outcome) = Absence.Declare(membership, other, new AbsenceTerms(from, until, user.PersonId), others, now, Today);
        if (absence is not null)
        {
            db.Add(absence);
            var days = $"du {FrenchText.PlainDate(absence.From)} au {FrenchText.PlainDate(absence.Until)}";
            db.Record(person.Id, user.Actor(), $"Absence {days} ({Role}), remplacement par {colleague!.Name}", now);
        }

        return outcome;
    }

    /// <summary>The person is back, or does not go; false when there is no such absence. The caller saves.</summary>
    public async Task<bool> EndAsync(Guid absence, CancellationToken cancellation)
    {
        var (id, today) = (membership.Id, Today);
        var running = db.Absences.Where(known => known.MembershipId == id && today <= known.Until);
        if (await running.SingleOrDefaultAsync(known => known.Id == absence, cancellation) is not { } found)
        {
            return false;
        }

        if (!found.EndBefore(today))
        {
            db.Remove(found);
        }

        db.Record(person.Id, user.Actor(), $"Fin de l’absence ({Role})", now);
        return true;
    }
}

/// <summary>Somebody who may act meanwhile.</summary>
public sealed record Colleague(Guid MembershipId, string Name, string? JobTitle)
{
    /// <summary>« Claire Morel, responsable du pôle prestations ».</summary>
    public string Words => string.IsNullOrEmpty(JobTitle) ? Name : $"{Name}, {JobTitle}";
}

/// <summary>An absence under way or to come, and who acts meanwhile.</summary>
public sealed record AbsenceLine(Guid Id, DateOnly From, DateOnly Until, string StandIn);
