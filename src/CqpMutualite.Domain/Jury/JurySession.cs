using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury.Planning;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Jury;

/// <summary>A sitting of the jury or of the commission: a day, hours, members of two colleges, the files it examines in order.</summary>
public sealed partial class JurySession
{
    private readonly List<JuryMember> members = [];
    private readonly List<Passage> passages = [];

    private JurySession()
    {
    }

    public Guid Id { get; private set; }

    public SessionKind Kind { get; private set; }

    public DateOnly HeldOn { get; private set; }

    /// <summary>Hour of the first passage.</summary>
    public TimeOnly StartsAt { get; private set; }

    /// <summary>Hour after which nobody is heard.</summary>
    public TimeOnly EndsAt { get; private set; }

    /// <summary>Where; empty when there is only a link.</summary>
    public string Place { get; private set; } = "";

    public Territory Territory { get; private set; }

    /// <summary>Address of the video meeting.</summary>
    public string? VideoLink { get; private set; }

    /// <summary>Most files; null: as many as the hours allow.</summary>
    public int? Capacity { get; private set; }

    /// <summary>Minutes of its hours that neither a pause nor a passage takes; kept so that a list can be filtered on it.</summary>
    public int FreeMinutes { get; private set; }

    /// <summary>Pauses, in order.</summary>
    public IReadOnlyList<SessionBreak> Breaks { get; private set; } = [];

    /// <summary>The first edition whose files it hears: it gives the composition, which the others share.</summary>
    public string EditionCode { get; private set; } = "";

    /// <summary>Codes of all the editions whose files it hears, with commas.</summary>
    public string EditionKeys { get; private set; } = "";

    /// <summary>The same, as a list.</summary>
    public IReadOnlyList<string> EditionCodes => EditionKeys.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>When everybody was convened; the members read the files from then on.</summary>
    public DateTimeOffset? ConvenedAt { get; private set; }

    /// <summary>When a member opened the sitting.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>Why it sits although a member is missing; null when everybody is there.</summary>
    public string? ShortBecause { get; private set; }

    /// <summary>Why the presidency does not alternate; null when it does, or need not.</summary>
    public string? PresidencyBecause { get; private set; }

    /// <summary>When the sitting was closed; the members' window closes with it.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Day the results were published.</summary>
    public DateOnly? PublishedOn { get; private set; }

    /// <summary>Grows at each change.</summary>
    public int Revision { get; private set; }

    /// <summary>Members, substitutes and observers.</summary>
    public IReadOnlyList<JuryMember> Members => members;

    /// <summary>The files, those whose candidate did not come included.</summary>
    public IReadOnlyList<Passage> Passages => passages;

    /// <summary>The same, in the order in which they are examined.</summary>
    public IEnumerable<Passage> Order => passages.OrderBy(passage => passage.Rank);

    /// <summary>What its passages must take into account, once told; not kept.</summary>
    public DayBeside Beside { get; private set; } = DayBeside.Nothing;

    /// <summary>Tells what is around the session before it is changed: names for the refusals, hours of its candidates elsewhere.</summary>
    public void Know(DayBeside beside) => Beside = beside;

    /// <summary>The president: proposed by the certifier until the sitting is opened, designated from then on. Null when nobody is.</summary>
    public JuryMember? President => members.SingleOrDefault(member => member.IsPresident);

    /// <summary>The sitting is going on.</summary>
    public bool IsOpen => OpenedAt is not null && ClosedAt is null;

    /// <summary>A new session, not yet composed. Refused when the editions do not ask for the same composition, or have no commission.</summary>
    public static (JurySession? Session, Outcome Outcome) Plan(SessionKind kind, SessionTerms terms, IReadOnlyList<Referential> editions)
    {
        var refusals = terms.Refusals().ToList();
        var panels = editions.Select(edition => kind == SessionKind.Commission ? edition.Commission : edition.Jury).ToList();
        if (panels.Count == 0)
        {
            refusals.Add(JuryRefusals.EditionMissing);
        }
        else if (panels.Contains(null))
        {
            refusals.Add(JuryRefusals.NoCommission);
        }
        else if (panels.Exists(panel => !SameComposition(panels[0]!, panel!)))
        {
            refusals.Add(JuryRefusals.CompositionsDiffer);
        }

        if (refusals.Count > 0)
        {
            return (null, Outcome.From(refusals));
        }

        var session = new JurySession
        {
            Id = Guid.CreateVersion7(),
            Kind = kind,
            EditionCode = editions[0].Code,
            EditionKeys = string.Join(',', editions.Select(edition => edition.Code).Distinct()),
            Revision = 1,
        };
        session.Take(terms);
        session.FreeMinutes = session.Timetable.FreeMinutes;
        return (session, Outcome.Accepted);
    }

    /// <summary>
    /// Changes the day, the hours or the place; refused once the sitting is opened, or when a passage no longer fits.
    /// </summary>
    public Outcome Move(SessionTerms terms)
    {
        if (Held is { } held)
        {
            return held;
        }

        var refusals = terms.Refusals().ToList();
        if (refusals.Count > 0)
        {
            return Outcome.From(refusals);
        }

        var before = new SessionTerms(HeldOn, StartsAt, EndsAt, Place, VideoLink, Capacity) { Territory = Territory };
        Take(terms);
        var outcome = Unmandated(members) ?? Timetable.Arrange(keepHours: (HeldOn, StartsAt) == (before.HeldOn, before.StartsAt));
        if (!outcome.IsAccepted)
        {
            Take(before);
            return outcome;
        }

        return Did(new SessionMoved(Id, Kind));
    }

    /// <summary>Sets the pauses; refused once opened, out of the hours, or when a passage no longer fits.</summary>
    public Outcome Pause(IReadOnlyList<SessionBreak> breaks)
    {
        if (Held is { } held)
        {
            return held;
        }

        if (breaks.Any(pause => pause.Minutes < 1 || pause.At < StartsAt || pause.Until > EndsAt || pause.Until < pause.At))
        {
            return JuryRefusals.BreakOutside;
        }

        var before = Breaks;
        Breaks = [.. breaks.OrderBy(pause => pause.At)];
        var outcome = Timetable.Arrange(keepHours: true);
        if (!outcome.IsAccepted)
        {
            Breaks = before;
            return outcome;
        }

        return Did(new BreaksSet(Id, Kind));
    }

    private static bool SameComposition(JuryPanel one, JuryPanel other)
    {
        return one.Presidency == other.Presidency && Seats(one).SequenceEqual(Seats(other));

        static IEnumerable<(College, int)> Seats(JuryPanel panel) => panel.Seats.Concat(panel.Observers).Select(seat => (seat.College, seat.Count));
    }

    private void Take(SessionTerms terms)
    {
        (HeldOn, StartsAt, EndsAt, Capacity, Territory) = (terms.HeldOn, terms.StartsAt, terms.EndsAt, terms.Capacity, terms.Territory);
        (Place, VideoLink) = (terms.Place?.Trim() ?? "", string.IsNullOrWhiteSpace(terms.VideoLink) ? null : terms.VideoLink.Trim());
    }

    private Refusal? Held =>
        PublishedOn is not null ? JuryRefusals.Published
        : ClosedAt is not null ? JuryRefusals.SessionClosed
        : OpenedAt is not null ? JuryRefusals.OpenedAlready
        : null;

    private Timetable Timetable => new(this, passages);

    private Outcome Did(JuryAct act)
    {
        Changed();
        return act;
    }

    private void Changed()
    {
        FreeMinutes = Timetable.FreeMinutes;
        Revision++;
    }
}
