namespace CqpMutualite.Domain.Jury;

public enum Attendance
{
    /// <summary>Expected, or heard.</summary>
    Expected,

    /// <summary>Did not come and gave no reason.</summary>
    Absent,

    /// <summary>Could not come and said so.</summary>
    Excused,
}

/// <summary>A member who withdraws for one file, and who stands in.</summary>
public sealed record Recusal(Guid MemberId, Guid SubstituteId);

/// <summary>The place of a file in the order of a session.</summary>
public sealed class Passage
{
    private Passage()
    {
    }

    internal Passage(Guid sessionId, Guid fileId, Guid candidateId)
    {
        SessionId = sessionId;
        FileId = fileId;
        CandidateId = candidateId;
    }

    public Guid SessionId { get; private set; }

    public Guid FileId { get; private set; }

    public Guid CandidateId { get; private set; }

    /// <summary>Place in the order, from 1; may leave holes.</summary>
    public int Rank { get; private set; }

    /// <summary>When it begins; null before the commission, which has no hours.</summary>
    public TimeOnly? StartsAt { get; private set; }

    /// <summary>Presentation, interview and deliberation.</summary>
    public int Minutes { get; private set; }

    /// <summary>The last of these minutes, without the candidate.</summary>
    public int DeliberationMinutes { get; private set; }

    /// <summary>The hour that the certifier gave, which the passage keeps; null: as early as the others allow.</summary>
    public TimeOnly? FixedAt { get; private set; }

    /// <summary>The candidate cannot come before.</summary>
    public TimeOnly? NotBefore { get; private set; }

    /// <summary>The candidate must have been heard by then; the jury may deliberate after.</summary>
    public TimeOnly? NotAfter { get; private set; }

    public string? ConstraintReason { get; private set; }

    public Attendance Attendance { get; private set; }

    /// <summary>What was said of an absence.</summary>
    public string? AttendanceNote { get; private set; }

    /// <summary>Members who withdraw for this file.</summary>
    public IReadOnlyList<Recusal> Recusals { get; private set; } = [];

    /// <summary>To be heard, or heard.</summary>
    public bool Expected => Attendance == Attendance.Expected;

    public TimeOnly? EndsAt => StartsAt?.AddMinutes(Minutes);

    internal void Expect(int rank, int minutes, int deliberationMinutes, TimeOnly? fixedAt) =>
        (Rank, Minutes, DeliberationMinutes, FixedAt, Attendance, AttendanceNote) = (
            rank,
            minutes,
            Math.Min(deliberationMinutes, minutes),
            fixedAt,
            Attendance.Expected,
            null
        );

    internal void Stand(int rank) => Rank = rank;

    internal void At(TimeOnly? at) => StartsAt = at;

    internal void Fix(TimeOnly? at) => FixedAt = at;

    /// <summary>The same, to take its place back when what was asked is refused.</summary>
    internal Passage Copy() => (Passage)MemberwiseClone();

    internal void Become(Passage before) =>
        (Rank, StartsAt, Minutes, DeliberationMinutes, FixedAt, NotBefore, NotAfter, ConstraintReason, Attendance, AttendanceNote) = (
            before.Rank,
            before.StartsAt,
            before.Minutes,
            before.DeliberationMinutes,
            before.FixedAt,
            before.NotBefore,
            before.NotAfter,
            before.ConstraintReason,
            before.Attendance,
            before.AttendanceNote
        );

    internal void Constrain(TimeOnly? notBefore, TimeOnly? notAfter, string? because) =>
        (NotBefore, NotAfter, ConstraintReason) = (
            notBefore,
            notAfter,
            notBefore is null && notAfter is null || string.IsNullOrWhiteSpace(because) ? null : because.Trim()
        );

    internal void Attend(Attendance attendance, string? note) =>
        (Attendance, AttendanceNote) = (attendance, string.IsNullOrWhiteSpace(note) ? null : note.Trim());

    internal void Recuse(Guid memberId, Guid substituteId) =>
        Recusals = [.. Recusals.Where(recusal => recusal.MemberId != memberId), new Recusal(memberId, substituteId)];

    internal void Forget(Guid personId)
    {
        if (Recusals.Any(recusal => recusal.MemberId == personId || recusal.SubstituteId == personId))
        {
            Recusals = [.. Recusals.Where(recusal => recusal.MemberId != personId && recusal.SubstituteId != personId)];
        }
    }
}
