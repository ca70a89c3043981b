using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Jury;

/// <summary>A sitting of the jury: a day, a place, members of two colleges, the files it hears.</summary>
public sealed class JurySession
{
    private readonly List<JuryMember> members = [];

    private JurySession()
    {
    }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <summary>Day of the sitting.</summary>
    public DateOnly HeldOn { get; private set; }

    /// <summary>Where.</summary>
    public string Place { get; private set; } = "";

    /// <summary>Edition whose files it hears: it gives the composition.</summary>
    public string EditionCode { get; private set; } = "";

    /// <summary>Day the results were published; the members' window closes with it.</summary>
    public DateOnly? PublishedOn { get; private set; }

    /// <summary>Grows at each change.</summary>
    public int Revision { get; private set; }

    /// <summary>Members and observers.</summary>
    public IReadOnlyList<JuryMember> Members => members;

    /// <summary>The president, once named.</summary>
    public JuryMember? President => members.SingleOrDefault(member => member.IsPresident);

    /// <summary>A new session, not yet composed.</summary>
    public static (JurySession? Session, Outcome Outcome) Plan(DateOnly heldOn, string? place, string editionCode) => string.IsNullOrWhiteSpace(place)
        ? (null, JuryRefusals.PlaceMissing)
        : (new JurySession { Id = Guid.CreateVersion7(), HeldOn = heldOn, Place = place.Trim(), EditionCode = editionCode, Revision = 1 }, Outcome.Accepted);

    /// <summary>
    /// Seats a member; refused when the college is full or the person sits already, and once one of the session's <paramref name="signedDecisions"/> exists:
    /// the decision sheet names those who sat.
    /// </summary>
    public Outcome Seat(Guid personId, College college, JuryPanel panel, int signedDecisions = 0)
    {
        if (Composed(signedDecisions) is { } composed)
        {
            return composed;
        }

        if (members.Any(member => member.PersonId == personId))
        {
            return JuryRefusals.SitsAlready;
        }

        var seats = panel.Seats.Concat(panel.Observers).Where(seat => seat.College == college).Sum(seat => seat.Count);
        if (members.Count(member => member.College == college) >= seats)
        {
            return JuryRefusals.CollegeFull;
        }

        members.Add(new JuryMember(Id, personId, college, votes: panel.Seats.Any(seat => seat.College == college)));
        Revision++;
        return Outcome.Accepted;
    }

    /// <summary>Takes a member off the session; refused once a decision is signed.</summary>
    public Outcome Unseat(Guid personId, int signedDecisions)
    {
        if (Composed(signedDecisions) is { } composed)
        {
            return composed;
        }

        if (members.SingleOrDefault(member => member.PersonId == personId) is not { } seated)
        {
            return JuryRefusals.NotSeated;
        }

        members.Remove(seated);
        Revision++;
        return Outcome.Accepted;
    }

    /// <summary>Names the president among the members with a voice; refused once a decision is signed.</summary>
    public Outcome NamePresident(Guid personId, int signedDecisions = 0)
    {
        if (Composed(signedDecisions) is { } composed)
        {
            return composed;
        }

        if (members.SingleOrDefault(member => member.PersonId == personId && member.Votes) is not { } president)
        {
            return JuryRefusals.NotAMember;
        }

        foreach (var member in members)
        {
            member.IsPresident = member == president;
        }

        Revision++;
        return Outcome.Accepted;
    }

    /// <summary>Vacant seats, with their label, in the order of the edition.</summary>
    public IReadOnlyList<(Seat Seat, int Vacant)> VacantSeats(JuryPanel panel) =>
        [.. panel.Seats.Select(seat => (seat, seat.Count - members.Count(member => member.College == seat.College))).Where(entry => entry.Item2 > 0)];

    /// <summary>
    /// Takes a file in: one of its edition, while the results are not out. The revision grows although no column changes, so that a publication
    /// decided at the same instant without this file loses the race.
    /// </summary>
    public Outcome Receive(CertificationFile file)
    {
        if (PublishedOn is not null)
        {
            return JuryRefusals.Published;
        }

        if (file.EditionCode != EditionCode)
        {
            return JuryRefusals.OtherEdition;
        }

        Revision++;
        return Outcome.Accepted;
    }

    /// <summary>What forbids a decision, whoever signs: results out, vacant seats, no president. <paramref name="correction"/>: of a file whose decision is taken up after the session.</summary>
    public IReadOnlyList<Refusal> MissingForDecision(JuryPanel panel, bool correction = false) => correction && President is not null ? []
        : PublishedOn is not null
        ? [JuryRefusals.Published]
        : [.. VacantSeats(panel).Select(entry => JuryRefusals.SeatsVacant(entry.Seat, entry.Vacant)), .. President is null ? [JuryRefusals.PresidentMissing] : Array.Empty<Refusal>()];

    /// <summary>Whether a person may sign a decision: the jury is complete and that person presides. Changes nothing.</summary>
    public Outcome MayDecide(Guid personId, JuryPanel panel, bool correction = false)
    {
        var missing = MissingForDecision(panel, correction);
        return missing.Count > 0 ? Outcome.From(missing)
            : President!.PersonId != personId ? JuryRefusals.NotThePresident
            : Outcome.Accepted;
    }

    /// <summary>
    /// Lets a person sign a decision now, as <see cref="MayDecide"/> says. The revision grows although no other column changes, so that a change of
    /// composition made at the same instant loses the race.
    /// </summary>
    public Outcome AllowDecision(Guid personId, JuryPanel panel, bool correction = false)
    {
        var outcome = MayDecide(personId, panel, correction);
        if (outcome.IsAccepted)
        {
            Revision++;
        }

        return outcome;
    }

    /// <summary>The session is over and its results are out. Refused while one file has no signed decision.</summary>
    public Outcome Publish(int filesWithoutDecision, DateOnly today)
    {
        if (PublishedOn is not null)
        {
            return JuryRefusals.Published;
        }

        if (filesWithoutDecision > 0)
        {
            return JuryRefusals.DecisionsMissing(filesWithoutDecision);
        }

        PublishedOn = today;
        Revision++;
        return Outcome.Accepted;
    }

    private Refusal? Composed(int signedDecisions) =>
        PublishedOn is not null ? JuryRefusals.Published : signedDecisions > 0 ? JuryRefusals.DecisionSigned : null;
}

/// <summary>A person sitting in a session.</summary>
public sealed class JuryMember
{
    private JuryMember()
    {
    }

    internal JuryMember(Guid sessionId, Guid personId, College college, bool votes)
    {
        SessionId = sessionId;
        PersonId = personId;
        College = college;
        Votes = votes;
    }

    /// <summary>The session.</summary>
    public Guid SessionId { get; private set; }

    /// <summary>The person.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>College.</summary>
    public College College { get; private set; }

    /// <summary>False for observers.</summary>
    public bool Votes { get; private set; }

    /// <summary>Presides.</summary>
    public bool IsPresident { get; internal set; }
}
