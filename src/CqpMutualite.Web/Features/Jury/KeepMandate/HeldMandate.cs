using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury.KeepMandate;

/// <summary>A mandate, tracked, with the name of its holder.</summary>
internal sealed class HeldMandate(Membership mandate, string name)
{
    public string Name => name;

    public Guid PersonId => mandate.PersonId;

    public bool IsObserver => mandate.Role == Role.JuryObserver;

    /// <summary>« du 1er janvier 2026 au 31 décembre 2028 ».</summary>
    public string Words => mandate.Until is { } until
        ? $"du {FrenchText.PlainDate(mandate.From)} au {FrenchText.PlainDate(until)}"
        : $"à partir du {FrenchText.PlainDate(mandate.From)}";

    /// <summary>« collège employeurs ».</summary>
    public string College => JuryWords.Of(mandate.College!.Value).ToLowerInvariant();

    /// <summary>Null when no mandate has that identifier.</summary>
    public static async Task<HeldMandate?> LoadAsync(AppDbContext db, Guid id, CancellationToken cancellation)
    {
        var found = await (
            from membership in db.Memberships
            where membership.Id == id && (membership.Role == Role.JuryMember || membership.Role == Role.JuryObserver)
            join person in db.People on membership.PersonId equals person.Id
            select new { membership, person }).SingleOrDefaultAsync(cancellation);
        return found is null ? null : new HeldMandate(found.membership, found.person.Name);
    }

    public MandateForm ToForm() => new()
    {
        College = mandate.College,
        Represents = mandate.Represents,
        OrganisationId = mandate.OrganisationId,
        From = mandate.From,
        Until = mandate.Until,
    };

    /// <summary>Writes it again; refused while the person sits in a session to come that it would no longer cover.</summary>
    public async Task<Outcome> WriteAsync(AppDbContext db, MandateTerms terms, CancellationToken cancellation)
    {
        var person = mandate.PersonId;
        var all = await db.Memberships.Where(membership => membership.PersonId == person).ToListAsync(cancellation);
        if (mandate.Write(terms, all) is { IsAccepted: false } refused)
        {
            return refused;
        }

        var seats = await (
            from session in db.Sessions.AsNoTracking()
            where session.ClosedAt == null
            from member in session.Members
            where member.PersonId == person
            orderby session.HeldOn
            select new { session.HeldOn, member.College }).ToListAsync(cancellation);
        var uncovered = seats.Where(seat => all.TrueForAll(known => known.SitsFor(seat.HeldOn) != seat.College)).Select(seat => seat.HeldOn).ToList();
        return uncovered.Count > 0 ? JuryRefusals.SeatedBeyond(uncovered) : Outcome.Accepted;
    }
}
