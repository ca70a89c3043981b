using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Evaluation;

/// <summary>Who takes part in a moment: places, so that whoever replaces an evaluator takes theirs.</summary>
[Flags]
public enum MomentParticipants
{
    None = 0,

    FirstEvaluator = 1,

    SecondEvaluator = 2,

    Candidate = 4,
}

/// <summary>What is said of a moment when it is planned. <paramref name="StartsAt"/>: null when nobody gave day and time.</summary>
public sealed record MomentTerms(
    MomentKind? Kind,
    IReadOnlyList<string> Units,
    DateTimeOffset? StartsAt,
    int? Minutes,
    string? Place,
    MomentParticipants Participants,
    bool Simulated
);

/// <summary>
/// A moment of the in-company evaluation: planned (day, time, place, who), then held. It serves one unit, several, or (none named) the evaluation as a whole.
/// The booklet does not depend on it: what is written in the grids is.
/// </summary>
public sealed class EvaluationMoment
{
    /// <summary>Longest moment: a working day.</summary>
    public const int LongestMinutes = 600;

    private const char Separator = ' ';
    private const int YearsAhead = 3;

    private readonly List<MomentNote> notes = [];

    private EvaluationMoment()
    {
    }

    public Guid Id { get; private set; }

    public Guid FileId { get; private set; }

    public MomentKind Kind { get; private set; }

    /// <summary>Keys of the units, one space between them; empty: the evaluation as a whole.</summary>
    public string UnitKeys { get; private set; } = "";

    /// <summary>Beginning (UTC).</summary>
    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>How long, in minutes.</summary>
    public int Minutes { get; private set; }

    /// <summary>Where, or the address of the video conference.</summary>
    public string Place { get; private set; } = "";

    public MomentParticipants Participants { get; private set; }

    /// <summary>The situation is simulated or rebuilt.</summary>
    public bool Simulated { get; private set; }

    /// <summary>Day on which it was held; null while it is only planned.</summary>
    public DateOnly? HeldOn { get; private set; }

    /// <summary>When it was last planned, moved or noted as held (UTC).</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Grows at each change: lost races are seen by it, and calendars know the later version by it.</summary>
    public int Revision { get; private set; }

    /// <summary>The notes loaded: each belongs to its author.</summary>
    public IReadOnlyList<MomentNote> Notes => notes;

    /// <summary>The units; empty: the evaluation as a whole.</summary>
    public IReadOnlyList<string> Units => UnitKeys.Split(Separator, StringSplitOptions.RemoveEmptyEntries);

    public NamedMoment Named => new(Kind, Units, Simulated);

    /// <summary>Its end (UTC).</summary>
    public DateTimeOffset EndsAt => StartsAt.AddMinutes(Minutes);

    /// <summary>
    /// Plans it. Refused when something is missing, when its year cannot be right, or when the file is not at a step where its evaluation is prepared.
    /// </summary>
    public static (EvaluationMoment? Moment, Outcome Outcome) Plan(CertificationFile file, Referential edition, MomentTerms terms, DateTimeOffset now)
    {
        var outcome = Check(file, edition, terms, now);
        if (!outcome.IsAccepted)
        {
            return (null, outcome);
        }

        var moment = new EvaluationMoment { Id = Guid.CreateVersion7(), FileId = file.Id };
        moment.Set(edition, terms, now);
        return (moment, new MomentPlanned(moment.Named));
    }

    /// <summary>Changes what was planned; refused once it was held.</summary>
    public Outcome Move(CertificationFile file, Referential edition, MomentTerms terms, DateTimeOffset now)
    {
        if (HeldOn is not null)
        {
            return MomentRefusals.Held;
        }

        if (Check(file, edition, terms, now) is { IsAccepted: false } refused)
        {
            return refused;
        }

        Set(edition, terms, now);
        return new MomentMoved(Named);
    }

    /// <summary>Whether it may be taken off the planning: not once it was held.</summary>
    public Outcome MayRemove(CertificationFile file) =>
        file.Evaluation.MayPlan() is { IsAccepted: false } closed ? closed
        : HeldOn is null ? Outcome.Accepted
        : MomentRefusals.Held;

    /// <summary>
    /// Says that it was held, on which day and how long; may be said again, corrected. <paramref name="heldOn"/>: null takes it back, it is only planned again.
    /// </summary>
    public Outcome Hold(CertificationFile file, DateOnly? heldOn, int? minutes, DateTimeOffset now, DateOnly today)
    {
        if (file.Evaluation.MayPlan() is { IsAccepted: false } closed)
        {
            return closed;
        }

        List<Refusal> refusals = [];
        if (heldOn > today)
        {
            refusals.Add(MomentRefusals.InFuture);
        }
        else if (heldOn < file.OpenedOn)
        {
            refusals.Add(MomentRefusals.BeforeTheFile);
        }

        if (minutes is not (> 0 and <= LongestMinutes))
        {
            refusals.Add(MomentRefusals.Duration);
        }

        if (heldOn is not null && Kind == MomentKind.Framing && !Participants.HasFlag(MomentParticipants.FirstEvaluator | MomentParticipants.SecondEvaluator))
        {
            refusals.Add(MomentRefusals.FramingNeedsBoth);
        }

        if (refusals.Count > 0)
        {
            return Outcome.From(refusals);
        }

        HeldOn = heldOn;
        Minutes = minutes!.Value;
        ChangedAt = now;
        Revision++;
        return heldOn is null ? new MomentToHold(Named) : new MomentHeld(Named);
    }

    /// <summary>
    /// An evaluator notes what they saw or heard: the note is theirs alone, empty takes it off. Their note is loaded. <see langword="false"/>: nothing changed.
    /// </summary>
    public bool Note(Guid author, string? text, DateTimeOffset now)
    {
        var written = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        var own = notes.Find(note => note.AuthorId == author);
        if (own?.Text == written)
        {
            return false;
        }

        if (written is null)
        {
            notes.Remove(own!);
        }
        else if (own is null)
        {
            notes.Add(new MomentNote(Id, author, written, now));
        }
        else
        {
            own.Change(written, now);
        }

        return true;
    }

    private static Outcome Check(CertificationFile file, Referential edition, MomentTerms terms, DateTimeOffset now)
    {
        if (file.Evaluation.MayPlan() is { IsAccepted: false } closed)
        {
            return closed;
        }

        List<Refusal> refusals = [];
        if (terms.Kind is null)
        {
            refusals.Add(MomentRefusals.KindMissing);
        }

        if (terms.Units.Any(key => edition.Units.All(unit => unit.Key != key)))
        {
            refusals.Add(MomentRefusals.UnknownUnit);
        }
        else if (terms.Kind is { } kind && IsAboutUnits(kind) && terms.Units.Count == 0)
        {
            refusals.Add(MomentRefusals.UnitMissing);
        }

        if (terms.StartsAt is not { } start)
        {
            refusals.Add(MomentRefusals.WhenMissing);
        }
        else if (start > now.AddYears(YearsAhead) || start < new DateTimeOffset(file.OpenedOn.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddDays(-1))
        {
            refusals.Add(MomentRefusals.Year);
        }

        if (terms.Minutes is not (> 0 and <= LongestMinutes))
        {
            refusals.Add(MomentRefusals.Duration);
        }

        if (string.IsNullOrWhiteSpace(terms.Place))
        {
            refusals.Add(MomentRefusals.PlaceMissing);
        }

        if (terms.Kind == MomentKind.Framing && !terms.Participants.HasFlag(MomentParticipants.FirstEvaluator | MomentParticipants.SecondEvaluator))
        {
            refusals.Add(MomentRefusals.FramingNeedsBoth);
        }
        else if (terms.Participants == MomentParticipants.None)
        {
            refusals.Add(MomentRefusals.NobodyTakesPart);
        }

        return Outcome.From(refusals);
    }

    /// <summary>Framing and presentation of the results may be about the evaluation as a whole; the others say which units they serve.</summary>
    public static bool IsAboutUnits(MomentKind kind) => kind is not (MomentKind.Framing or MomentKind.Restitution);

    private void Set(Referential edition, MomentTerms terms, DateTimeOffset now)
    {
        Kind = terms.Kind!.Value;
        UnitKeys =
            Kind == MomentKind.Framing ? "" : string.Join(Separator, edition.Units.Where(unit => terms.Units.Contains(unit.Key)).Select(unit => unit.Key));
        StartsAt = terms.StartsAt!.Value;
        Minutes = terms.Minutes!.Value;
        Place = terms.Place!.Trim();
        Participants = terms.Participants;
        Simulated = terms.Simulated && Kind == MomentKind.Situation;
        ChangedAt = now;
        Revision++;
    }
}

/// <summary>What one evaluator noted of a moment. Read by the other only where they do not answer alone.</summary>
public sealed class MomentNote
{
    private MomentNote()
    {
    }

    internal MomentNote(Guid momentId, Guid authorId, string text, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        MomentId = momentId;
        AuthorId = authorId;
        Text = text;
        At = at;
    }

    public Guid Id { get; private set; }

    public Guid MomentId { get; private set; }

    public Guid AuthorId { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; private set; }

    internal void Change(string text, DateTimeOffset at) => (Text, At) = (text, at);
}

/// <summary>Every reason for which a moment is refused.</summary>
public static class MomentRefusals
{
    public static Refusal KindMissing => new("moment.kind-missing", "Dites de quel moment il s’agit.", "Kind");

    /// <summary>A unit that the edition does not have.</summary>
    public static Refusal UnknownUnit => new("moment.unknown-unit", "Choisissez parmi les unités de cette certification.", "Units");

    public static Refusal UnitMissing => new("moment.unit-missing", "Cochez au moins une unité évaluée à ce moment.", "Units");

    /// <summary>No day or no time.</summary>
    public static Refusal WhenMissing => new("moment.when-missing", "Donnez le jour et l’heure.", "Day");

    public static Refusal Year => new("moment.year", "Vérifiez la date : elle précède le dossier, ou elle est trop loin d’aujourd’hui.", "Day");

    /// <summary>A duration out of reason.</summary>
    public static Refusal Duration => new("moment.duration", $"Donnez une durée entre 1 et {EvaluationMoment.LongestMinutes} minutes.", "Minutes");

    public static Refusal PlaceMissing => new("moment.place-missing", "Dites où, ou donnez le lien de la visioconférence.", "Place");

    public static Refusal NobodyTakesPart => new("moment.nobody", "Cochez au moins une personne.", "Participants");

    /// <summary>The framing meeting is that of the two evaluators.</summary>
    public static Refusal FramingNeedsBoth => new("moment.framing-needs-both", "L’entretien de cadrage réunit les deux évaluateurs.", "Participants");

    public static Refusal InFuture => new("moment.in-future", "Ce jour est dans l’avenir.", "HeldOn");

    public static Refusal BeforeTheFile => new("moment.before-the-file", "Ce jour précède l’ouverture du dossier.", "HeldOn");

    /// <summary>Held: it is history.</summary>
    public static Refusal Held => new("moment.held", "Ce moment a eu lieu : il ne se déplace plus et ne se retire plus.");
}
