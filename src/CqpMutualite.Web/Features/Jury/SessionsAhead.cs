using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Jury.Planning;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;
using Sitting = CqpMutualite.Domain.Jury.Planning.OpenSitting;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>The sessions to come, whole: those that may take files, and what their members and candidates do elsewhere.</summary>
public sealed class SessionsAhead
{
    private const int Most = 120;

    private readonly List<JurySession> all;
    private readonly JuryPeople people;

    private SessionsAhead(List<JurySession> all, JuryPeople people)
    {
        this.all = all;
        this.people = people;
    }

    /// <summary>Sessions that are not opened and have room, in the order of their hours.</summary>
    public IEnumerable<JurySession> Open => all.Where(session => session.OpenedAt is null && HasRoom(session));

    /// <summary>Two queries: sessions, people. Tracked, when files are to be put before them.</summary>
    public static async Task<SessionsAhead> LoadAsync(AppDbContext db, CurrentUser user, DateOnly today, bool tracked, CancellationToken cancellation)
    {
        var query = db.SessionsVisibleTo(user.Reader)
            .Include(session => session.Members)
            .Include(session => session.Passages)
            .Where(session => session.HeldOn >= today && session.ClosedAt == null);
        var sessions = await (tracked ? query : query.AsNoTracking())
            .AsSingleQuery()
            .OrderBy(session => session.HeldOn)
            .ThenBy(session => session.StartsAt)
            .ThenBy(session => session.Id)
            .Take(Most)
            .ToListAsync(cancellation);
        return new SessionsAhead(sessions, await JuryPeople.LoadAsync(db, sessions, today, cancellation));
    }

    /// <summary>Tells each session what is around it, those files included that are put before another one afterwards.</summary>
    public void Introduce(Func<Guid, string> nameOf)
    {
        foreach (var session in all)
        {
            session.Know(new DayBeside(nameOf, candidate =>
            [
                .. from other in all
                   where other != session && other.HeldOn == session.HeldOn
                   from passage in other.Passages
                   where passage.CandidateId == candidate && passage is { Expected: true, StartsAt: not null }
                   select Slot.Of(other.HeldOn.ToDateTime(passage.StartsAt!.Value), passage.Minutes - passage.DeliberationMinutes),
            ]));
        }
    }

    /// <summary>The distribution over the chosen sessions.</summary>
    public Distribution Distribute(IReadOnlyCollection<Guid> chosen, IReadOnlyCollection<FileToPlace> files) =>
        Distribution.Of(
            [.. Open.Where(session => chosen.Contains(session.Id)).Select(session => SittingOf(session, chosen))],
            [.. files.Select(file => file with { Elsewhere = [.. HoursOf(file.Ties.CandidateId, chosen)] })]
        );

    /// <summary>« Claire Morel appartient à l’entreprise du candidat »; null when nobody who votes is tied to it.</summary>
    public string? TieOf(JurySession session, FileTies ties) =>
        SessionRules
            .Conflicts(session, people, [ties])
            .FirstOrDefault(conflict => session.Members.Any(member => member.Votes && member.PersonId == conflict.PersonId))
            is { } conflict
            ? $"{people.Of(conflict.PersonId).Name} {JuryWords.Of(conflict.Kind)}"
            : null;

    /// <summary>« 14 janvier 2027 à 9:00 ».</summary>
    public static string NameOf(JurySession session) => $"{FrenchText.PlainDate(session.HeldOn)} à {ConvocationSheet.On(session.Territory, session.StartsAt)}";

    private static bool HasRoom(JurySession session) =>
        (session.Capacity is not { } most || session.Passages.Count(passage => passage.Expected) < most)
        && (session.Kind == SessionKind.Commission || session.FreeMinutes > 0);

    private Sitting SittingOf(JurySession session, IReadOnlyCollection<Guid> chosen) =>
        new(
            session.Id,
            NameOf(session),
            session.Kind == SessionKind.Commission,
            session.EditionCodes,
            new Slot(session.HeldOn.ToDateTime(session.StartsAt), session.HeldOn.ToDateTime(session.EndsAt)),
            session.Capacity ?? int.MaxValue,
            [
                .. session
                    .Members.Where(member => member.Votes)
                    .Select(member => new Sitter(member.PersonId, people.Of(member.PersonId).Name, people.OrganisationsOf(member.PersonId))
                    {
                        Elsewhere =
                        [
                            .. all.Where(other =>
                                    !chosen.Contains(other.Id)
                                    && other.HeldOn == session.HeldOn
                                    && other.Members.Any(theirs => theirs.PersonId == member.PersonId)
                                )
                                .Select(other => new Slot(other.HeldOn.ToDateTime(other.StartsAt), other.HeldOn.ToDateTime(other.EndsAt))),
                        ],
                    }),
            ]
        )
        {
            Breaks = [.. session.Breaks.Select(pause => Slot.Of(session.HeldOn.ToDateTime(pause.At), pause.Minutes))],
            Kept = [.. session.Passages.Where(passage => passage.Expected).Select(passage => KeptOf(session, passage))],
        };

    private IEnumerable<Slot> HoursOf(Guid candidate, IReadOnlyCollection<Guid> chosen) =>
        from session in all
        where !chosen.Contains(session.Id)
        from passage in session.Passages
        where passage.CandidateId == candidate && passage is { Expected: true, StartsAt: not null }
        select KeptOf(session, passage).Heard;

    // a file before the commission takes no time of its sitting: nobody comes
    private static KeptPassage KeptOf(JurySession session, Passage passage)
    {
        var start = session.HeldOn.ToDateTime(passage.StartsAt ?? session.StartsAt);
        var minutes = passage.StartsAt is null ? 0 : passage.Minutes;
        return new KeptPassage(passage.CandidateId, Slot.Of(start, Math.Max(0, minutes - passage.DeliberationMinutes)), Slot.Of(start, minutes));
    }
}
