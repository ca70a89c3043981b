using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.Jury;

/// <summary>As what a person is convened.</summary>
public enum ConvenedAs
{
    /// <summary>The candidate, at the hour of their passage.</summary>
    Candidate,

    /// <summary>For the company of a candidate, which lets them go.</summary>
    Company,

    Member,

    /// <summary>Ready to take a seat.</summary>
    Substitute,

    Observer,
}

/// <summary>Somebody to convene: as what, for which file (null for who sits), between which hours.</summary>
public sealed record Convened(Guid PersonId, ConvenedAs As, Guid? FileId, TimeOnly StartsAt, TimeOnly EndsAt);

/// <summary>
/// What one person was told of a session: the day, their hours, the place. It is corrected when these change, and ended when the person is expected no
/// more; its identifier and its sequence make the event of a calendar move, or go, instead of being written twice.
/// </summary>
public sealed class Convocation
{
    private Convocation()
    {
    }

    /// <summary>Is that of another record of the person from now on.</summary>
    public void MoveTo(Guid person) => PersonId = person;

    /// <summary>Identifier; that of the event in calendars.</summary>
    public Guid Id { get; private set; }

    public Guid SessionId { get; private set; }

    public Guid PersonId { get; private set; }

    public ConvenedAs As { get; private set; }

    /// <summary>The file, for a candidate and their company.</summary>
    public Guid? FileId { get; private set; }

    public DateOnly HeldOn { get; private set; }

    public TimeOnly StartsAt { get; private set; }

    public TimeOnly EndsAt { get; private set; }

    /// <summary>Where; empty when there is only a link.</summary>
    public string Place { get; private set; } = "";

    /// <summary>Where the hours are read.</summary>
    public Territory Territory { get; private set; }

    /// <summary>Address of the video meeting.</summary>
    public string? VideoLink { get; private set; }

    /// <summary>Grows each time it changes, from 0.</summary>
    public int Sequence { get; private set; }

    /// <summary>When it last changed (UTC).</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>When the reminder was written (UTC).</summary>
    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>When the person said that they have it (UTC); null again after a change.</summary>
    public DateTimeOffset? AcknowledgedAt { get; private set; }

    /// <summary>When it ended (UTC); null while the person is expected.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>Grows at each change of the row.</summary>
    public int Revision { get; private set; }

    public bool Holds => CancelledAt is null;

    /// <summary>Sits, with a voice or without.</summary>
    public bool Sits => As is ConvenedAs.Member or ConvenedAs.Substitute or ConvenedAs.Observer;

    /// <summary>
    /// Who a session convenes: who sits, and before a jury each candidate expected with their company (<paramref name="companies"/>: its people, by file).
    /// </summary>
    public static IReadOnlyList<Convened> Of(JurySession session, ILookup<Guid, Guid> companies) =>
        [
            .. session.Members.Select(member => new Convened(
                member.PersonId,
                member.Votes ? ConvenedAs.Member
                    : member.IsSubstitute ? ConvenedAs.Substitute
                    : ConvenedAs.Observer,
                null,
                session.StartsAt,
                session.EndsAt
            )),
            .. from passage in session.Order
            where passage is { Expected: true, StartsAt: not null }
            from convened in companies[passage.FileId]
                .Select(person => (Person: person, As: ConvenedAs.Company))
                .Prepend((Person: passage.CandidateId, As: ConvenedAs.Candidate))
            select new Convened(convened.Person, convened.As, passage.FileId, passage.StartsAt!.Value, passage.EndsAt!.Value),
        ];

    /// <summary>
    /// Makes the convocations of a session say what it is now: those who are new are convened, those whose day, hours, place or quality change are
    /// corrected, those who are expected no more are released. Answers the convocations that were touched; the new ones are those that <paramref name="known"/>
    /// lacks.
    /// </summary>
    public static IReadOnlyList<Convocation> Follow(
        JurySession session,
        IReadOnlyCollection<Convened> expected,
        IReadOnlyCollection<Convocation> known,
        DateTimeOffset now
    )
    {
        var touched = new List<Convocation>();
        foreach (var convened in expected)
        {
            var found = known.FirstOrDefault(convocation =>
                convocation.PersonId == convened.PersonId && convocation.FileId == convened.FileId && convocation.Sits == (convened.FileId is null)
            );
            if (found is null)
            {
                touched.Add(
                    new Convocation
                    {
                        Id = Guid.CreateVersion7(now),
                        SessionId = session.Id,
                        PersonId = convened.PersonId,
                        FileId = convened.FileId,
                    }.Tell(session, convened, now)
                );
            }
            else if (!found.Says(session, convened))
            {
                found.Sequence++;
                touched.Add(found.Tell(session, convened, now));
            }
        }

        foreach (
            var left in known.Where(convocation =>
                convocation.Holds
                && !touched.Contains(convocation)
                && !expected.Any(convened => convened.PersonId == convocation.PersonId && convened.FileId == convocation.FileId)
            )
        )
        {
            (left.CancelledAt, left.ChangedAt) = (now, now);
            left.Sequence++;
            left.Revision++;
            touched.Add(left);
        }

        return touched;
    }

    /// <summary>The person has it. Accepted again without effect.</summary>
    public Outcome Acknowledge(DateTimeOffset now)
    {
        if (!Holds)
        {
            return ConvocationRefusals.Ended;
        }

        if (AcknowledgedAt is not null)
        {
            return Outcome.Accepted;
        }

        AcknowledgedAt = now;
        Revision++;
        return new ConvocationAcknowledged();
    }

    /// <summary>
    /// Whether a reminder is due on that day: the person is expected within <paramref name="days"/> days, was told before that, and was not reminded.
    /// </summary>
    public bool IsReminderDue(DateOnly today, DateOnly toldOn, int days) =>
        Holds && RemindedAt is null && days > 0 && today < HeldOn && today >= HeldOn.AddDays(-days) && toldOn < HeldOn.AddDays(-days);

    /// <summary>The reminder is written: once.</summary>
    public void Remind(DateTimeOffset now)
    {
        RemindedAt = now;
        Revision++;
    }

    private bool Says(JurySession session, Convened convened) =>
        Holds
        && As == convened.As
        && HeldOn == session.HeldOn
        && StartsAt == convened.StartsAt
        && EndsAt == convened.EndsAt
        && Place == session.Place
        && Territory == session.Territory
        && VideoLink == session.VideoLink;

    private Convocation Tell(JurySession session, Convened convened, DateTimeOffset now)
    {
        if (HeldOn != session.HeldOn)
        {
            RemindedAt = null;
        }

        (As, HeldOn, StartsAt, EndsAt, Place, VideoLink) = (convened.As, session.HeldOn, convened.StartsAt, convened.EndsAt, session.Place, session.VideoLink);
        Territory = session.Territory;
        (ChangedAt, AcknowledgedAt, CancelledAt) = (now, null, null);
        Revision++;
        return this;
    }
}

/// <summary>Every reason for which a convocation refuses.</summary>
public static class ConvocationRefusals
{
    /// <summary>The person is expected no more.</summary>
    public static Refusal Ended => new("convocation.ended", "Cette convocation est annulée : vous n’êtes plus attendu à cette session.");
}
