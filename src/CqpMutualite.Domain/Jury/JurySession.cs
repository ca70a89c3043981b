using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury.Planning;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;

namespace CqpMutualite.Domain.Jury;

/// <summary>Who examines.</summary>
public enum SessionKind
{
    /// <summary>The jury: the candidates come.</summary>
    Jury,

    /// <summary>The joint commission: isolated units, on file, without the candidates.</summary>
    Commission,
}

/// <summary>When and where a session is held.</summary>
/// <param name="HeldOn">Day.</param>
/// <param name="StartsAt">Hour of the first passage.</param>
/// <param name="EndsAt">Hour after which nobody is heard.</param>
/// <param name="Place">Address or room; may be empty when there is a link.</param>
/// <param name="VideoLink">Address of the video meeting.</param>
/// <param name="Capacity">Most files; null: as many as the hours allow.</param>
public sealed record SessionTerms(DateOnly HeldOn, TimeOnly StartsAt, TimeOnly EndsAt, string? Place, string? VideoLink = null, int? Capacity = null)
{
    /// <summary>A day from nine to half past five, in one place.</summary>
    public static SessionTerms WholeDay(DateOnly heldOn, string? place) => new(heldOn, new TimeOnly(9, 0), new TimeOnly(17, 30), place);

    /// <summary>What is wrong in them.</summary>
    public IEnumerable<Refusal> Refusals()
    {
        if (string.IsNullOrWhiteSpace(Place) && string.IsNullOrWhiteSpace(VideoLink))
        {
            yield return JuryRefusals.PlaceMissing;
        }

        if (EndsAt <= StartsAt)
        {
            yield return JuryRefusals.HoursReversed;
        }

        if (Capacity < 1)
        {
            yield return JuryRefusals.CapacityTooSmall;
        }
    }
}

/// <summary>A pause of the session.</summary>
public sealed record SessionBreak(TimeOnly At, int Minutes)
{
    /// <summary>When it ends.</summary>
    public TimeOnly Until => At.AddMinutes(Minutes);
}

/// <summary>What is around a session and that it does not hold.</summary>
/// <param name="NameOf">Name of the candidate of a file.</param>
/// <param name="Elsewhere">When a candidate is before another session of that day.</param>
public sealed record DayBeside(Func<Guid, string> NameOf, Func<Guid, IReadOnlyCollection<Slot>> Elsewhere)
{
    /// <summary>The mandates of those who sit; null when they were not asked for.</summary>
    public IReadOnlyCollection<Membership>? Mandates { get; init; }

    /// <summary>Nothing is known.</summary>
    public static DayBeside Nothing { get; } = new(_ => "Ce candidat", _ => []);
}

/// <summary>What the member who opens the sitting says.</summary>
/// <param name="By">That member.</param>
/// <param name="PresidentId">Who presides, among those present.</param>
/// <param name="Present">Those who are there; whoever opens is.</param>
/// <param name="ShortBecause">Why it opens although a voice is missing.</param>
/// <param name="TurnBecause">Why the presidency does not alternate.</param>
public sealed record SittingOpening(Guid By, Guid? PresidentId, IReadOnlyCollection<Guid> Present, string? ShortBecause = null, string? TurnBecause = null);

/// <summary>What an opening is held to.</summary>
/// <param name="Panel">The composition asked for.</param>
/// <param name="Quorum">Who must be there.</param>
/// <param name="Turn">The college whose turn it is to preside; null: any member.</param>
public sealed record OpeningRules(JuryPanel Panel, QuorumRule Quorum = QuorumRule.EverySeat, College? Turn = null);

/// <summary>A file that comes with the hour computed for it. <paramref name="At"/>: null before the commission.</summary>
public sealed record Arrival(CertificationFile File, int Minutes, int DeliberationMinutes, TimeOnly? At);

/// <summary>A sitting of the jury or of the commission: a day, hours, members of two colleges, the files it examines in order.</summary>
public sealed class JurySession
{
    private readonly List<JuryMember> members = [];
    private readonly List<Passage> passages = [];

    private JurySession()
    {
    }

    /// <summary>Identifier.</summary>
    public Guid Id { get; private set; }

    /// <summary>Jury or commission.</summary>
    public SessionKind Kind { get; private set; }

    /// <summary>Day of the sitting.</summary>
    public DateOnly HeldOn { get; private set; }

    /// <summary>Hour of the first passage.</summary>
    public TimeOnly StartsAt { get; private set; }

    /// <summary>Hour after which nobody is heard.</summary>
    public TimeOnly EndsAt { get; private set; }

    /// <summary>Where; empty when there is only a link.</summary>
    public string Place { get; private set; } = "";

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

        var session = new JurySession { Id = Guid.CreateVersion7(), Kind = kind, EditionCode = editions[0].Code, EditionKeys = string.Join(',', editions.Select(edition => edition.Code).Distinct()), Revision = 1 };
        session.Take(terms);
        session.CountFree();
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

        var before = new SessionTerms(HeldOn, StartsAt, EndsAt, Place, VideoLink, Capacity);
        Take(terms);
        var outcome = Unmandated(members) ?? Arrange(passages, keepHours: (HeldOn, StartsAt) == (before.HeldOn, before.StartsAt));
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
        var outcome = Arrange(passages, keepHours: true);
        if (!outcome.IsAccepted)
        {
            Breaks = before;
            return outcome;
        }

        return Did(new BreaksSet(Id, Kind));
    }

    /// <summary>
    /// Seats a member, or a substitute, for the college of the mandate; refused when the mandate does not cover the day, when the college is full, when the
    /// person sits already, elsewhere at the same hours (<paramref name="elsewhere"/>: that day), and once one of the session's
    /// <paramref name="signedDecisions"/> exists: the decision sheet names those who sat.
    /// </summary>
    public Outcome Seat(Membership mandate, JuryPanel panel, int signedDecisions = 0, bool substitute = false, IEnumerable<(TimeOnly From, TimeOnly Until)>? elsewhere = null)
    {
        if (Composed(signedDecisions) is { } composed)
        {
            return composed;
        }

        var personId = mandate.PersonId;
        if (members.Any(member => member.PersonId == personId))
        {
            return JuryRefusals.SitsAlready;
        }

        if (mandate.SitsFor(HeldOn) is not { } college)
        {
            return JuryRefusals.MandateNotThatDay(HeldOn);
        }

        var votes = panel.Seats.Any(seat => seat.College == college);
        var seats = panel.Seats.Concat(panel.Observers).Where(seat => seat.College == college).Sum(seat => seat.Count);
        if (members.Count(member => member.College == college && member.IsSubstitute == substitute) >= seats || (substitute && !votes))
        {
            return JuryRefusals.CollegeFull;
        }

        if (elsewhere?.FirstOrDefault(other => other.From < EndsAt && StartsAt < other.Until) is { } hours && hours != default)
        {
            return JuryRefusals.SitsElsewhere(hours.From, hours.Until);
        }

        members.Add(new JuryMember(Id, personId, college, votes && !substitute) { IsSubstitute = substitute });
        return Did(new MemberSeated(Id, Kind, personId, college, substitute));
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
        passages.ForEach(passage => passage.Forget(personId));
        return Did(new MemberUnseated(Id, Kind, personId, seated.College));
    }

    /// <summary>A substitute takes the seat of a member of the same college, who becomes a substitute; a president who leaves the seat no longer presides.</summary>
    public Outcome Replace(Guid personId, Guid substituteId, int signedDecisions)
    {
        if (Composed(signedDecisions) is { } composed)
        {
            return composed;
        }

        if (members.SingleOrDefault(member => member.PersonId == personId && member.Votes) is not { } seated
            || members.SingleOrDefault(member => member.PersonId == substituteId && member.IsSubstitute && member.College == seated.College) is not { } substitute)
        {
            return JuryRefusals.NotASubstitute;
        }

        if (Unmandated([substitute]) is { IsAccepted: false } over)
        {
            return over;
        }

        (seated.IsSubstitute, seated.Votes, seated.IsPresident) = (true, false, false);
        (substitute.IsSubstitute, substitute.Votes) = (false, true);
        passages.ForEach(passage =>
        {
            passage.Forget(personId);
            passage.Forget(substituteId);
        });
        return Did(new MemberReplaced(Id, Kind, personId, substituteId));
    }

    /// <summary>
    /// Names the president among the members with a voice: a proposal until the sitting is opened, somebody present afterwards. Refused once a decision is
    /// signed. <paramref name="turn"/>: the college whose turn it is; another college needs a reason. Null: any member.
    /// </summary>
    public Outcome NamePresident(Guid personId, int signedDecisions = 0, College? turn = null, string? because = null)
    {
        if (Composed(signedDecisions) is { } composed)
        {
            return composed;
        }

        if (members.SingleOrDefault(member => member.PersonId == personId && member.Votes) is not { } president)
        {
            return JuryRefusals.NotAMember;
        }

        if (OpenedAt is not null && president.Present != true)
        {
            return JuryRefusals.PresidentNotPresent;
        }

        var outcome = Designate(president, turn, because);
        return outcome.IsAccepted ? Did(new PresidentNamed(Id, Kind, personId, president.College, OpenedAt is not null)) : outcome;
    }

    /// <summary>Vacant seats, with their label, in the order of the edition.</summary>
    public IReadOnlyList<(Seat Seat, int Vacant)> VacantSeats(JuryPanel panel) =>
        [.. panel.Seats.Select(seat => (seat, seat.Count - members.Count(member => member.College == seat.College && member.Votes))).Where(entry => entry.Item2 > 0)];

    /// <summary>Those who vote on a file: the members, a substitute standing in for whoever withdrew; the observers after them.</summary>
    public IReadOnlyList<JuryMember> SittingFor(Guid fileId)
    {
        var recusals = passages.Find(passage => passage.FileId == fileId)?.Recusals ?? [];
        return
        [
            .. members.Where(member => member.Votes && recusals.All(recusal => recusal.MemberId != member.PersonId) && member.Present != false),
            .. members.Where(member => member.IsSubstitute && recusals.Any(recusal => recusal.SubstituteId == member.PersonId) && member.Present != false),
            .. members.Where(member => !member.Votes && !member.IsSubstitute),
        ];
    }

    /// <summary>Somebody whose voice some candidate needs: a member, or a substitute who stands in.</summary>
    public bool Expects(JuryMember member) => member.Votes || passages.Exists(passage => passage.Expected && passage.Recusals.Any(recusal => recusal.SubstituteId == member.PersonId));

    /// <summary>The conflicts that nothing settles yet: of members with a voice who have not withdrawn for that file.</summary>
    public IReadOnlyList<ConflictOfInterest> Unsettled(IEnumerable<ConflictOfInterest> conflicts) =>
        [.. conflicts.Where(conflict => members.Exists(member => member.PersonId == conflict.PersonId && member.Votes) && !Settled(conflict.FileId, conflict.PersonId))];

    /// <summary>
    /// Takes a file in, at the end of the order or at an hour of its own: one of its editions, while it has room and is not closed. The revision grows, so
    /// that a publication decided at the same instant without this file loses the race.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="minutes">Presentation, interview and deliberation.</param>
    /// <param name="deliberationMinutes">The last of them, without the candidate.</param>
    /// <param name="at">The hour that the passage keeps; null: as early as the others allow.</param>
    public Outcome Receive(CertificationFile file, int minutes = 0, int deliberationMinutes = 0, TimeOnly? at = null)
    {
        var known = passages.Find(passage => passage.FileId == file.Id);
        if (MayReceive(file, known) is { } refusal)
        {
            return refusal;
        }

        var added = known ?? new Passage(Id, file.Id, file.CandidateId);
        var before = added.Copy();
        added.Expect(passages.Count == 0 ? 1 : passages.Max(passage => passage.Rank) + 1, minutes, deliberationMinutes, at);
        var outcome = Arrange([.. passages.Where(passage => passage != added), added], keepHours: true, changed: added);
        if (!outcome.IsAccepted)
        {
            added.Become(before);
            return outcome;
        }

        if (known is null)
        {
            passages.Add(added);
        }

        return Did(new FileReceived(Id, Kind, HeldOn));
    }

    /// <summary>
    /// Takes several files in, each at the hour computed for it with the others; those already there keep theirs. All or none: refused when one of them may
    /// not come, or when an hour is no longer free.
    /// </summary>
    public Outcome Receive(IReadOnlyList<Arrival> arrivals)
    {
        var before = passages.ConvertAll(passage => (Passage: passage, State: passage.Copy()));
        foreach (var arrival in arrivals)
        {
            var known = passages.Find(passage => passage.FileId == arrival.File.Id);
            if (MayReceive(arrival.File, known) is { } refusal)
            {
                return Undo(refusal);
            }

            var added = known ?? new Passage(Id, arrival.File.Id, arrival.File.CandidateId);
            added.Expect(passages.Count == 0 ? 1 : passages.Max(passage => passage.Rank) + 1, arrival.Minutes, arrival.DeliberationMinutes, fixedAt: null);
            added.At(arrival.At);
            if (known is null)
            {
                passages.Add(added);
            }
        }

        if (Kind == SessionKind.Jury)
        {
            var order = RunningOrder.Keep(Day, [.. Expected().Select(passage => Passing(passage) with { FixedAt = passage.StartsAt })]);
            if (!order.IsComplete)
            {
                return Undo(order.Outcome);
            }

            Follow(order, keepFixed: true);
        }

        return Did(new FilesDistributed(Id, Kind, HeldOn));

        Outcome Undo(Outcome refused)
        {
            passages.RemoveAll(passage => before.TrueForAll(entry => entry.Passage != passage));
            before.ForEach(entry => entry.Passage.Become(entry.State));
            return refused;
        }
    }

    /// <summary>Takes a file off, before the sitting is opened for it.</summary>
    public Outcome Withdraw(Guid fileId)
    {
        if (PublishedOn is not null)
        {
            return JuryRefusals.Published;
        }

        if (passages.Find(passage => passage.FileId == fileId) is not { } found)
        {
            return FileRefusals.NotInSession;
        }

        passages.Remove(found);
        Arrange(passages, keepHours: true);
        return Did(new FileWithdrawn(Id, Kind, HeldOn));
    }

    /// <summary>A member withdraws for one file, and a substitute of the same college stands in. The president cannot.</summary>
    public Outcome Recuse(Guid fileId, Guid memberId, Guid substituteId)
    {
        if (passages.Find(passage => passage.FileId == fileId) is not { } passage)
        {
            return FileRefusals.NotInSession;
        }

        if (members.Find(member => member.PersonId == memberId && member.Votes) is not { } member
            || members.Find(found => found.PersonId == substituteId && found is { IsSubstitute: true, Present: not false } && found.College == member.College) is null
            || passage.Recusals.Any(recusal => recusal.SubstituteId == substituteId))
        {
            return JuryRefusals.NotASubstitute;
        }

        if (member.IsPresident)
        {
            return JuryRefusals.PresidentCannotWithdraw;
        }

        if (Unmandated(members.Where(found => found.PersonId == substituteId)) is { IsAccepted: false } over)
        {
            return over;
        }

        passage.Recuse(memberId, substituteId);
        return Did(new MemberRecused(Id, Kind));
    }

    /// <summary>Exchanges a file with its neighbour in the order; both lose the hour given to them. Refused when somebody then has no hour.</summary>
    public Outcome Reorder(Guid fileId, bool up)
    {
        if (Held is { } held)
        {
            return held;
        }

        if (Kind == SessionKind.Commission)
        {
            return Exchange(fileId, up);
        }

        var (order, outcome) = RunningOrder.Move(Day, [.. Expected().Select(Passing)], fileId, up);
        if (order is null)
        {
            return outcome;
        }

        Follow(order);
        return Did(new PassageMoved(Id, Kind));
    }

    /// <summary>
    /// The hours between which a candidate can come, and why; the hour that the passage keeps. Nulls take them away. The others make room, in another
    /// order if theirs no longer suits; refused when somebody then has no hour.
    /// </summary>
    public Outcome Constrain(Guid fileId, TimeOnly? notBefore, TimeOnly? notAfter, string? because, TimeOnly? fixedAt = null)
    {
        if (Held is { } held)
        {
            return held;
        }

        if (Kind == SessionKind.Commission)
        {
            return JuryRefusals.NoHours;
        }

        if (passages.Find(passage => passage.FileId == fileId) is not { } found)
        {
            return FileRefusals.NotInSession;
        }

        if (notAfter <= notBefore)
        {
            return JuryRefusals.ConstraintReversed;
        }

        var before = found.Copy();
        found.Constrain(notBefore, notAfter, because);
        found.Fix(fixedAt);
        var outcome = Arrange(passages, keepHours: true, changed: found);
        if (!outcome.IsAccepted)
        {
            found.Become(before);
            return outcome;
        }

        return Did(new PassageTimed(Id, Kind));
    }

    /// <summary>What forbids to convene: vacant seats, a mandate that does not cover the day, nobody to examine.</summary>
    public IReadOnlyList<Refusal> MissingForConvening(JuryPanel panel) => ClosedAt is not null
        ? [JuryRefusals.SessionClosed]
        :
        [
            .. VacantSeats(panel).Select(entry => JuryRefusals.SeatsVacant(entry.Seat, entry.Vacant)),
            .. panel.Observers.Where(seat => members.Count(member => member.College == seat.College) < seat.Count).Select(seat => JuryRefusals.SeatsVacant(seat, seat.Count - members.Count(member => member.College == seat.College))),
            .. Unmandated(members) is { } over ? over.Refusals : [],
            .. passages.Exists(passage => passage.Expected) ? Array.Empty<Refusal>() : [JuryRefusals.NobodyToConvene],
        ];

    /// <summary>Everybody is convened; again after a change.</summary>
    public Outcome Convene(JuryPanel panel, DateTimeOffset now)
    {
        var missing = MissingForConvening(panel);
        if (missing.Count > 0)
        {
            return Outcome.From(missing);
        }

        ConvenedAt ??= now;
        return Did(new SessionConvened(Id, Kind));
    }

    /// <summary>Whether a person may open the sitting that day: convened, not before its day, a member with a voice. Changes nothing.</summary>
    public Outcome MayOpen(Guid personId, DateOnly today) =>
        ClosedAt is not null ? JuryRefusals.SessionClosed
        : OpenedAt is not null ? JuryRefusals.OpenedAlready
        : ConvenedAt is null ? JuryRefusals.NotConvened
        : !members.Exists(member => member.PersonId == personId && member.Votes) ? JuryRefusals.OpensByAMember
        : today < HeldOn ? JuryRefusals.NotBefore(HeldOn)
        : Unmandated(members) ?? Outcome.Accepted;

    /// <summary>
    /// A member opens the sitting: says who is there, and who of them presides. A voice that is missing needs a reason: the sources give no quorum, every seat is
    /// expected unless the setting asks only for somebody of each college.
    /// </summary>
    public Outcome Open(SittingOpening opening, OpeningRules rules, DateOnly today, DateTimeOffset now)
    {
        if (MayOpen(opening.By, today) is { IsAccepted: false } refused)
        {
            return refused;
        }

        List<Refusal> refusals = [];
        var missing = Missing(rules, IsThere);
        if (missing > 0 && string.IsNullOrWhiteSpace(opening.ShortBecause))
        {
            refusals.Add(JuryRefusals.QuorumMissing(missing));
        }

        var president = members.Find(member => member.PersonId == opening.PresidentId && member.Votes && IsThere(member));
        refusals.AddRange(president is null ? [JuryRefusals.PresidentNotPresent] : OutOfTurn(president, rules.Turn, opening.TurnBecause).Refusals);
        if (refusals.Count > 0)
        {
            return Outcome.From(refusals);
        }

        Designate(president!, rules.Turn, opening.TurnBecause);
        foreach (var member in members)
        {
            member.Present = IsThere(member);
        }

        (OpenedAt, ShortBecause) = (now, missing > 0 ? opening.ShortBecause!.Trim() : null);
        return Did(new SittingOpened(Id, Kind));

        bool IsThere(JuryMember member) => member.PersonId == opening.By || opening.Present.Contains(member.PersonId);
    }

    /// <summary>
    /// A candidate is absent, excused, or there after all. Absent or excused, the file goes back to those to plan and keeps the trace here; excused may be
    /// said as soon as the candidate is convened, absent once the sitting is opened.
    /// </summary>
    public Outcome Attend(Guid fileId, Attendance attendance, string? note)
    {
        if (passages.Find(passage => passage.FileId == fileId) is not { } passage)
        {
            return FileRefusals.NotInSession;
        }

        if (ClosedAt is not null)
        {
            return JuryRefusals.SessionClosed;
        }

        if (Kind == SessionKind.Commission || !passage.Expected || (attendance == Attendance.Excused ? ConvenedAt is null : OpenedAt is null))
        {
            return JuryRefusals.AttendanceNotNow;
        }

        passage.Attend(attendance, note);
        return Did(new CandidateMissing(Id, Kind, HeldOn, attendance == Attendance.Excused));
    }

    /// <summary>What forbids a decision, whoever signs: not open, no president. <paramref name="correction"/>: of a file whose decision is taken up after the sitting.</summary>
    public IReadOnlyList<Refusal> MissingForDecision(JuryPanel panel, bool correction = false) =>
        correction && President is not null ? []
        : PublishedOn is not null ? [JuryRefusals.Published]
        : ClosedAt is not null ? [JuryRefusals.SessionClosed]
        : [.. VacantSeats(panel).Select(entry => JuryRefusals.SeatsVacant(entry.Seat, entry.Vacant)), .. President is null ? [JuryRefusals.PresidentMissing] : OpenedAt is null ? [JuryRefusals.NotOpened] : Array.Empty<Refusal>()];

    /// <summary>Whether a person may sign a decision: the sitting is open and that person presides. Changes nothing.</summary>
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
            Changed();
        }

        return outcome;
    }

    /// <summary>What forbids to close: not open, a file without its decision. Null when nothing does.</summary>
    public Refusal? MissingForClosing(IReadOnlyCollection<Guid> decided, Func<Guid, string> nameOf) =>
        ClosedAt is not null ? JuryRefusals.SessionClosed : OpenedAt is null ? JuryRefusals.NotOpened : MissingDecisions(decided, nameOf);

    /// <summary>The sitting is over: every file expected has its decision (<paramref name="decided"/>). By the president, or by the certifier for them.</summary>
    /// <param name="decided">Files whose decision is signed.</param>
    /// <param name="nameOf">Name of a candidate, to say who is missing.</param>
    /// <param name="now">The time.</param>
    public Outcome Close(IReadOnlyCollection<Guid> decided, Func<Guid, string> nameOf, DateTimeOffset now)
    {
        if (MissingForClosing(decided, nameOf) is { } missing)
        {
            return missing;
        }

        ClosedAt = now;
        return Did(new SittingClosed(Id, Kind));
    }

    /// <summary>The results are out. Refused while the sitting goes on or one file has no signed decision, and says which.</summary>
    public Outcome Publish(IReadOnlyCollection<Guid> decided, Func<Guid, string> nameOf, DateOnly today)
    {
        if (PublishedOn is not null)
        {
            return JuryRefusals.Published;
        }

        if (passages.TrueForAll(passage => !passage.Expected))
        {
            return JuryRefusals.NothingToPublish;
        }

        if (MissingDecisions(decided, nameOf) is { } missing)
        {
            return missing;
        }

        if (ClosedAt is null)
        {
            return JuryRefusals.NotClosed;
        }

        PublishedOn = today;
        return Did(new SessionPublished(Id, Kind));
    }

    private static bool SameComposition(JuryPanel one, JuryPanel other) =>
        one.Presidency == other.Presidency
        && one.Seats.Concat(one.Observers).Select(seat => (seat.College, seat.Count)).SequenceEqual(other.Seats.Concat(other.Observers).Select(seat => (seat.College, seat.Count)));

    private void Take(SessionTerms terms) =>
        (HeldOn, StartsAt, EndsAt, Place, VideoLink, Capacity) = (terms.HeldOn, terms.StartsAt, terms.EndsAt, terms.Place?.Trim() ?? "", string.IsNullOrWhiteSpace(terms.VideoLink) ? null : terms.VideoLink.Trim(), terms.Capacity);

    private void CountFree() => FreeMinutes = (int)(EndsAt - StartsAt).TotalMinutes - Breaks.Sum(pause => pause.Minutes) - passages.Where(passage => passage.Expected).Sum(passage => passage.Minutes);

    private bool Settled(Guid fileId, Guid memberId) => passages.Find(passage => passage.FileId == fileId)?.Recusals.Any(recusal => recusal.MemberId == memberId) == true;

    private Refusal? MayReceive(CertificationFile file, Passage? known) =>
        PublishedOn is not null ? JuryRefusals.Published
        : ClosedAt is not null ? JuryRefusals.SessionClosed
        : !EditionCodes.Contains(file.EditionCode) ? JuryRefusals.OtherEdition
        : passages.Count(passage => passage.Expected) >= Capacity ? JuryRefusals.SessionFull(Capacity.Value)
        : known is { Expected: true } ? JuryRefusals.InOrderAlready
        : null;

    // the order as it is, else another one in which everybody has an hour; nothing changes when there is none. Once everybody is convened, an hour that can
    // stay stays: nobody is brought forward because somebody else withdrew
    private Outcome Arrange(IReadOnlyCollection<Passage> arranged, bool keepHours, Passage? changed = null)
    {
        var expected = arranged.Where(passage => passage.Expected).OrderBy(passage => passage.Rank).ToList();
        if (Kind == SessionKind.Commission)
        {
            return Outcome.Accepted;
        }

        if (keepHours && ConvenedAt is not null && RunningOrder.Keep(Day, [.. expected.Select(passage => passage == changed ? Passing(passage) : Passing(passage) with { FixedAt = passage.StartsAt })]) is { IsComplete: true } same)
        {
            Follow(same, arranged, keepFixed: true);
            return Outcome.Accepted;
        }

        var wished = expected.ConvertAll(Passing);
        var order = RunningOrder.Keep(Day, wished);
        if (!order.IsComplete)
        {
            order = RunningOrder.Make(Day, wished);
        }

        if (!order.IsComplete)
        {
            return order.Outcome;
        }

        Follow(order, arranged);
        return Outcome.Accepted;
    }

    // a file that waits for nobody of the commission: the order is a list, without hours
    private Outcome Exchange(Guid fileId, bool up)
    {
        var order = Expected().ToList();
        var rank = order.FindIndex(passage => passage.FileId == fileId);
        var other = up ? rank - 1 : rank + 1;
        if (rank < 0)
        {
            return FileRefusals.NotInSession;
        }

        if (other < 0 || other >= order.Count)
        {
            return up ? PlanningRefusals.FirstAlready : PlanningRefusals.LastAlready;
        }

        var (first, second) = (order[rank].Rank, order[other].Rank);
        order[rank].Stand(second);
        order[other].Stand(first);
        return Did(new PassageMoved(Id, Kind));
    }

    private IEnumerable<Passage> Expected() => Order.Where(passage => passage.Expected);

    private SittingDay Day => new(new Slot(HeldOn.ToDateTime(StartsAt), HeldOn.ToDateTime(EndsAt)), [.. Breaks.Select(pause => Slot.Of(HeldOn.ToDateTime(pause.At), pause.Minutes))], []);

    private Passing Passing(Passage passage) => new(passage.FileId, Beside.NameOf(passage.FileId), passage.Minutes - passage.DeliberationMinutes, passage.DeliberationMinutes)
    {
        NotBefore = passage.NotBefore,
        NotAfter = passage.NotAfter,
        FixedAt = passage.FixedAt,
        Elsewhere = Beside.Elsewhere(passage.CandidateId),
    };

    // ranks follow the hours; those who did not come keep theirs behind
    private void Follow(RunningOrder order, IReadOnlyCollection<Passage>? arranged = null, bool keepFixed = false)
    {
        var rank = 0;
        var all = arranged ?? passages;
        foreach (var timed in order.Passages)
        {
            var passage = all.First(passage => passage.FileId == timed.Passing.FileId);
            passage.Stand(++rank);
            passage.At(TimeOnly.FromDateTime(timed.Slot.Start));
            if (!keepFixed)
            {
                passage.Fix(timed.Passing.FixedAt);
            }
        }

        foreach (var passage in all.Where(passage => !passage.Expected).OrderBy(passage => passage.Rank))
        {
            passage.Stand(++rank);
        }
    }

    // each college of the edition counts, one that nobody is seated for included
    private int Missing(OpeningRules rules, Func<JuryMember, bool> isThere)
    {
        var voices = members.Where(member => member.Votes && isThere(member)).Select(member => member.College).ToHashSet();
        return rules.Quorum == QuorumRule.EachCollege && rules.Panel.Seats.All(seat => voices.Contains(seat.College))
            ? 0
            : VacantSeats(rules.Panel).Sum(entry => entry.Vacant) + members.Count(member => Expects(member) && !isThere(member));
    }

    private Outcome Designate(JuryMember president, College? turn, string? because)
    {
        var outcome = OutOfTurn(president, turn, because);
        if (outcome.IsAccepted)
        {
            members.ForEach(member => member.IsPresident = member == president);
            PresidencyBecause = turn is null || president.College == turn ? null : because!.Trim();
        }

        return outcome;
    }

    private static Outcome OutOfTurn(JuryMember president, College? turn, string? because) =>
        turn is { } expected && president.College != expected && string.IsNullOrWhiteSpace(because) ? JuryRefusals.OutOfTurn(expected) : Outcome.Accepted;

    // refused when one of them has no mandate of the college that day; null when they all have, or when nobody knows
    private Outcome? Unmandated(IEnumerable<JuryMember> whom)
    {
        if (Beside.Mandates is not { } mandates)
        {
            return null;
        }

        var over = whom.Count(member => !mandates.Any(mandate => mandate.PersonId == member.PersonId && mandate.SitsFor(HeldOn) == member.College));
        return over == 0 ? (Outcome?)null : JuryRefusals.MandatesOver(over, HeldOn);
    }

    private Refusal? MissingDecisions(IReadOnlyCollection<Guid> decided, Func<Guid, string> nameOf)
    {
        var missing = Order.Where(passage => passage.Expected && !decided.Contains(passage.FileId)).Select(passage => nameOf(passage.FileId)).ToList();
        return missing.Count == 0 ? null : JuryRefusals.DecisionsMissing(missing);
    }

    private Refusal? Composed(int signedDecisions) =>
        PublishedOn is not null ? JuryRefusals.Published : ClosedAt is not null ? JuryRefusals.SessionClosed : signedDecisions > 0 ? JuryRefusals.DecisionSigned : null;

    private Refusal? Held => PublishedOn is not null ? JuryRefusals.Published : ClosedAt is not null ? JuryRefusals.SessionClosed : OpenedAt is not null ? JuryRefusals.OpenedAlready : null;

    private Outcome Did(JuryAct act)
    {
        Changed();
        return act;
    }

    private void Changed()
    {
        CountFree();
        Revision++;
    }
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

    /// <summary>False for observers, and for substitutes while they wait.</summary>
    public bool Votes { get; internal set; }

    /// <summary>Ready to take a seat of the college.</summary>
    public bool IsSubstitute { get; internal set; }

    /// <summary>Presides.</summary>
    public bool IsPresident { get; internal set; }

    /// <summary>There at the opening; null before.</summary>
    public bool? Present { get; internal set; }
}
