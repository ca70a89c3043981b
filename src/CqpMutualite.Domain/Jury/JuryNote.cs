using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.Jury;

/// <summary>
/// What a member of a jury, or an observer, notes for themselves while reading a file: on one unit, or on the whole. Nobody else reads it, it is never
/// printed nor told in a history, and it goes when the results of its session are published.
/// </summary>
public sealed class JuryNote
{
    /// <summary>Longest text, in characters.</summary>
    public const int Longest = 4_000;

    private JuryNote()
    {
    }

    public Guid FileId { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>Key of the unit; empty for the whole file.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>The session that its author reads for.</summary>
    public Guid SessionId { get; private set; }

    /// <summary>The words; empty once taken away.</summary>
    public string Text { get; private set; } = "";

    /// <summary>When it was last written (UTC).</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Grows at each change.</summary>
    public int Revision { get; private set; }

    /// <summary>The first words of an author on a unit. <paramref name="unit"/>: empty for the whole file.</summary>
    public static (JuryNote? Note, Outcome Outcome) Begin(Guid fileId, Guid personId, string unit, Guid sessionId, string? text, DateTimeOffset now)
    {
        var note = new JuryNote { FileId = fileId, PersonId = personId, Unit = unit };
        var outcome = note.Write(sessionId, text, now);
        return (outcome.IsAccepted ? note : null, outcome);
    }

    /// <summary>Writes it again; refused when it is too long.</summary>
    public Outcome Write(Guid sessionId, string? text, DateTimeOffset now)
    {
        var words = (text ?? "").ReplaceLineEndings("\n").Trim();
        if (words.Length > Longest)
        {
            return DeclaredLinkRefusals.NoteTooLong(Unit);
        }

        (SessionId, Text, At) = (sessionId, words, now);
        Revision++;
        return Outcome.Accepted;
    }
}
