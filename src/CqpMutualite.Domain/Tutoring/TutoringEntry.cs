using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;

namespace CqpMutualite.Domain.Tutoring;

/// <summary>What the tutor notes in the course of the path.</summary>
public enum TutoringKind
{
    /// <summary>A meeting with the training organisation (« point d’étape »): with whom, what was agreed.</summary>
    Meeting,

    /// <summary>Talk with the second evaluator before the final evaluation (« entretien de cadrage »).</summary>
    Framing,

    /// <summary>A word put in order with the candidate (« recadrage »): facts, rule recalled, goals.</summary>
    Correction,

    /// <summary>A review with the candidate (« bilan »): strengths, goals.</summary>
    Review,
}

/// <summary>A dated note of the tutor. Nothing of the path depends on it: the guide is optional.</summary>
public sealed class TutoringEntry
{
    private TutoringEntry()
    {
    }

    public Guid Id { get; private set; }

    public Guid FileId { get; private set; }

    public TutoringKind Kind { get; private set; }

    public DateOnly HeldOn { get; private set; }

    public string With { get; private set; } = "";

    /// <summary>What was agreed or observed; the strengths, for a review.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>Goals set; null when none.</summary>
    public string? Goals { get; private set; }

    public Guid AuthorId { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Notes it; refused when something is missing, when the day has not come, or when the file is not at a step where it is tutored.</summary>
    public static (TutoringEntry? Entry, Outcome Outcome) Of(
        CertificationFile file,
        TutoringKind kind,
        TutoringTerms terms,
        Guid author,
        DateTimeOffset now,
        DateOnly today
    )
    {
        if (file.Training.MayTutor() is { IsAccepted: false } closed)
        {
            return (null, closed);
        }

        List<Refusal> refusals = [];
        if (terms.HeldOn > today)
        {
            refusals.Add(TutoringRefusals.InFuture);
        }
        else if (terms.HeldOn < file.OpenedOn)
        {
            refusals.Add(TutoringRefusals.BeforeTheFile);
        }

        if (string.IsNullOrWhiteSpace(terms.With))
        {
            refusals.Add(TutoringRefusals.WithMissing);
        }

        if (string.IsNullOrWhiteSpace(terms.Summary))
        {
            refusals.Add(TutoringRefusals.SummaryMissing(kind));
        }

        if (kind is TutoringKind.Review or TutoringKind.Correction && string.IsNullOrWhiteSpace(terms.Goals))
        {
            refusals.Add(TutoringRefusals.GoalsMissing);
        }

        return refusals.Count > 0 ? (null, Outcome.From(refusals)) : (new TutoringEntry
        {
            Id = Guid.CreateVersion7(),
            FileId = file.Id,
            Kind = kind,
            HeldOn = terms.HeldOn,
            With = terms.With!.Trim(),
            Summary = terms.Summary!.Trim(),
            Goals = string.IsNullOrWhiteSpace(terms.Goals) ? null : terms.Goals.Trim(),
            AuthorId = author,
            At = now,
        }, new TutorNoteWritten(kind));
    }
}

/// <summary>What is said of a note when it is written.</summary>
public sealed record TutoringTerms(DateOnly HeldOn, string? With, string? Summary, string? Goals);

/// <summary>A line of the tutor's checklist, done on one file.</summary>
public sealed class TutoringTick
{
    private TutoringTick()
    {
    }

    public Guid FileId { get; private set; }

    public string Line { get; private set; } = "";

    public Guid PersonId { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; private set; }

    public static TutoringTick Of(Guid fileId, string line, Guid person, DateTimeOffset now) =>
        new()
        {
            FileId = fileId,
            Line = line,
            PersonId = person,
            At = now,
        };
}

/// <summary>Every reason for which a tutor's note is refused.</summary>
public static class TutoringRefusals
{
    public static Refusal InFuture => new("tutoring.in-future", "Cette date est dans l’avenir.", "HeldOn");

    public static Refusal BeforeTheFile => new("tutoring.before-the-file", "Cette date précède l’ouverture du dossier.", "HeldOn");

    public static Refusal WithMissing => new("tutoring.with-missing", "Dites avec qui.", "With");

    public static Refusal SummaryMissing(TutoringKind kind) =>
        new("tutoring.summary-missing", kind == TutoringKind.Review ? "Notez au moins un point fort." : "Notez ce qui a été dit ou convenu.", "Summary");

    public static Refusal GoalsMissing => new("tutoring.goals-missing", "Fixez au moins un objectif.", "Goals");
}
