using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Jury;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Calendars;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Convocations.ReadAgenda;

/// <summary>
/// What goes in somebody's calendar: every session for the certifier, one's own convocations for the others. Only a company reads names there.
/// </summary>
public sealed class Agenda(AppDbContext db, Editions editions, PublicAddress address, DateTimeOffset now)
{
    private const int DaysBack = 90;

    /// <summary>One query a capacity.</summary>
    public async Task<IReadOnlyList<CalendarEvent>> OfAsync(Guid person, IReadOnlyList<Capacity> capacities, CancellationToken cancellation)
    {
        var since = FrenchText.ParisDay(now).AddDays(-DaysBack);
        var events = new List<CalendarEvent>();
        foreach (var reader in capacities.Select(capacity => new Reader(person, capacity.Role, capacity.OrganisationId)))
        {
            events.AddRange(reader.Role == Role.Oemm
                ? await SessionsAsync(reader, since, cancellation)
                : await ConvocationsAsync(reader, since, cancellation));
        }

        return [.. events.DistinctBy(one => one.Uid)];
    }

    private async Task<IEnumerable<CalendarEvent>> SessionsAsync(Reader reader, DateOnly since, CancellationToken cancellation)
    {
        var sessions = await db.SessionsVisibleTo(reader)
            .AsNoTracking()
            .Where(session => session.HeldOn >= since)
            .OrderBy(session => session.HeldOn)
            .ThenBy(session => session.StartsAt)
            .Select(session => new
            {
                session.Id,
                session.Kind,
                session.HeldOn,
                session.StartsAt,
                session.EndsAt,
                session.Territory,
                session.Place,
                session.EditionKeys,
                session.Revision,
                Files = session.Passages.Count(passage => passage.Attendance == Attendance.Expected),
            })
            .ToListAsync(cancellation);
        return sessions.Select(session => new CalendarEvent(
            $"{session.Id:N}@session.cqp-mutualite",
            session.Revision,
            now,
            FrenchText.FromClock(session.HeldOn, session.StartsAt, session.Territory.Zone()),
            FrenchText.FromClock(session.HeldOn, session.EndsAt, session.Territory.Zone()),
            $"{(session.Kind == SessionKind.Commission ? "Commission" : "Jury")} du CQP",
            session.Place,
            $"{ConvocationSheet.Heard(editions, session.EditionKeys)}, {FrenchText.Plural(session.Files, "dossier", "dossiers")}",
            address.Absolute(JuryPaths.Session(session.Id)))
        {
            Zone = session.Territory.Zone(),
        });
    }

    private async Task<IEnumerable<CalendarEvent>> ConvocationsAsync(Reader reader, DateOnly since, CancellationToken cancellation)
    {
        var person = reader.PersonId;
        var own = db.ConvocationsVisibleTo(reader)
            .Where(convocation => convocation.PersonId == person && convocation.CancelledAt == null && convocation.HeldOn >= since);
        return (await ConvocationSheet.LoadAsync(db, own, cancellation))
            .Select(sheet => sheet.ToEvent(address.Absolute(ConvocationsPaths.Convocation(sheet.Convocation.Id))));
    }
}
