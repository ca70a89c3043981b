using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury.DistributeFiles;

/// <summary>The writing of a distribution, as it was shown.</summary>
internal sealed class Distribution(AppDbContext db, Editions editions, CurrentUser user, DateTimeOffset now)
{
    /// <summary>All or none: the first thing that is no longer as it was shown stops everything. The caller saves.</summary>
    public async Task<(Outcome Outcome, int Placed)> PlaceAsync(
        IReadOnlyDictionary<Guid, IReadOnlyList<(string Reference, TimeOnly? At)>> asked, CancellationToken cancellation)
    {
        var today = FrenchText.ParisDay(now);
        var references = asked.Values.SelectMany(files => files).Select(file => file.Reference).ToList();
        var files = await db.FilesVisibleTo(user.Reader).Include(file => file.Organisations).Include(file => file.Assignments).AsSingleQuery()
            .Where(file => references.Contains(file.Reference)).ToDictionaryAsync(file => file.Reference, cancellation);
        var ids = files.Values.Select(file => file.CandidateId).ToList();
        var fileIds = files.Values.Select(file => file.Id).ToList();
        var links = await db.DeclaredLinks.AsNoTracking().Where(link => fileIds.Contains(link.FileId) && link.WithdrawnAt == null).ToListAsync(cancellation);
        var declared = links.ToLookup(link => link.FileId, link => new DeclaredTie(link.PersonId, link.Kind, link.Words));
        var names = await db.People.AsNoTracking().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, cancellation);
        var sessions = await SessionsAhead.LoadAsync(db, user, today, tracked: true, cancellation);
        var whenOverdue = await db.SettingAsync(OemmSettings.FirstJuryWhenOverdue, cancellation);
        var lengths = new PassageLengths(
            await db.SettingAsync(OemmSettings.DeliberationMinutes, cancellation) ?? 0,
            await db.SettingAsync(OemmSettings.VaeInterviewMinutes, cancellation));
        sessions.Introduce(id => files.Values.FirstOrDefault(file => file.Id == id) is { } file ? names[file.CandidateId].Name : "Ce candidat");
        foreach (var (id, placements) in asked)
        {
            if (sessions.Open.FirstOrDefault(session => session.Id == id) is not { } session
                || placements.Any(placement => !files.ContainsKey(placement.Reference)))
            {
                return (JuryRefusals.DistributionChanged, 0);
            }

            List<Arrival> arrivals = [];
            foreach (var (reference, at) in placements)
            {
                var file = files[reference];
                if (sessions.TieOf(session, FileTies.Of(file) with { Declared = [.. declared[file.Id]] }) is { } tie)
                {
                    return (JuryRefusals.ConflictWith(tie), 0);
                }

                if (file.Presentation.Attach(id, today, session.HeldOn, whenOverdue, session.Kind) is { IsAccepted: false } refused)
                {
                    return (refused, 0);
                }

                var length = lengths.Of(editions.Get(file.EditionCode, file.EditionVersion), file);
                arrivals.Add(new Arrival(file, length.Minutes, length.Deliberation, session.Kind == SessionKind.Commission ? null : at ?? session.StartsAt));
            }

            var received = session.Receive(arrivals);
            if (!received.IsAccepted)
            {
                return (received, 0);
            }

            db.Announce(session, received, now);
            foreach (var file in arrivals.Select(arrival => arrival.File))
            {
                db.Note(file.Id, user.Actor(), received, editions.Get(file.EditionCode, file.EditionVersion), now);
            }
        }

        return (Outcome.Accepted, references.Count);
    }
}
