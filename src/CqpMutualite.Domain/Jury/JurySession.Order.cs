using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury.Planning;

namespace CqpMutualite.Domain.Jury;

/// <summary>A file that comes with the hour computed for it. <paramref name="At"/>: null before the commission.</summary>
public sealed record Arrival(CertificationFile File, int Minutes, int DeliberationMinutes, TimeOnly? At);

/// <content>The files that it examines, in order.</content>
public sealed partial class JurySession
{
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
        var outcome = new Timetable(this, [.. passages.Where(passage => passage != added), added]).Arrange(keepHours: true, changed: added);
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

        if (Timetable.Keep() is { IsAccepted: false } taken)
        {
            return Undo(taken);
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
        Timetable.Arrange(keepHours: true);
        return Did(new FileWithdrawn(Id, Kind, HeldOn));
    }

    /// <summary>Exchanges a file with its neighbour in the order; both lose the hour given to them. Refused when somebody then has no hour.</summary>
    public Outcome Reorder(Guid fileId, bool up)
    {
        if (Held is { } held)
        {
            return held;
        }

        var outcome = Timetable.Move(fileId, up);
        return outcome.IsAccepted ? Did(new PassageMoved(Id, Kind)) : outcome;
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
        var outcome = Timetable.Arrange(keepHours: true, changed: found);
        if (!outcome.IsAccepted)
        {
            found.Become(before);
            return outcome;
        }

        return Did(new PassageTimed(Id, Kind));
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

    private Refusal? MayReceive(CertificationFile file, Passage? known) =>
        PublishedOn is not null ? JuryRefusals.Published
        : ClosedAt is not null ? JuryRefusals.SessionClosed
        : !EditionCodes.Contains(file.EditionCode) ? JuryRefusals.OtherEdition
        : passages.Count(passage => passage.Expected) >= Capacity ? JuryRefusals.SessionFull(Capacity.Value)
        : known is { Expected: true } ? JuryRefusals.InOrderAlready
        : null;
}
