using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.People;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Files;

/// <summary>What a task is to the path.</summary>
public enum TaskWeight
{
    /// <summary>The path waits for it.</summary>
    Next,

    /// <summary>It may be done from now on, and will be waited for later.</summary>
    Beside,

    /// <summary>Another way to the same end, when the usual one is closed: offered as a link to who may take it, never counted as missing.</summary>
    Exceptional,
}

/// <summary>One thing that a file awaits.</summary>
/// <param name="Act">What.</param>
/// <param name="Turn">The group whose it is.</param>
/// <param name="Since">The day from which it could be done.</param>
public sealed record FileTask(NextAct Act, Turn Turn, DateOnly Since)
{
    public TaskWeight Weight { get; init; }

    /// <summary>Those of the group who have not done their part, where it is asked of each by name; empty: whoever of the group.</summary>
    public IReadOnlyList<Guid> People { get; init; } = [];

    /// <summary>The same, of the training organisations.</summary>
    public IReadOnlyList<Guid> Organisations { get; init; } = [];

    /// <summary>The day by which it is wanted; null: no date was set.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>What is missing in it, by name of the property; empty where the act says all.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];
}

/// <summary>What the tasks of a file depend on.</summary>
/// <param name="File">With its lists.</param>
/// <param name="Edition">As it is asked of the file.</param>
/// <param name="Candidate">The person.</param>
/// <param name="Sheets">Its booklets with their signatures, and of their answers those of <see cref="CompanyQuestions"/>.</param>
/// <param name="Days">What each step usually takes.</param>
/// <param name="Today">The day.</param>
public sealed record FileFacts(CertificationFile File, Referential Edition, Person Candidate, IReadOnlyList<Sheet> Sheets, StepDays Days, DateOnly Today)
{
    /// <summary>
    /// By when that step is wanted: the day that the company set, else what it usually takes from that day on; a first jury, not after its last day.
    /// </summary>
    public DateOnly? DueOn(Stage stage, DateOnly since)
    {
        var (set, usual) = (File.Schedule.DueOn(stage), Days.After(stage, since));
        var last = stage == Stage.Jury && File.Presentation.DecidedOn is null ? File.FirstJuryBefore : null;
        return new[] { set ?? usual, last }.Min();
    }

    /// <summary>The last sheet of that booklet as a whole; null while nobody has begun.</summary>
    public Sheet? Sheet(string booklet) => Sheets.Where(sheet => sheet.Booklet == booklet && sheet.Unit.Length == 0).MaxBy(sheet => sheet.Occurrence);

    /// <summary>Keys of the questions that the company answers in the evaluation booklet of that edition, and without which it is not whole.</summary>
    public static IReadOnlyList<string> CompanyQuestions(Referential edition) =>
    [
        .. edition.Booklet(BookletKeys.Evaluation)?.Questions(edition)
            .Where(question => question.Field is { FilledBy: FilledBy.Company, Required: true, Kind: not FieldKind.Mention })
            .Select(question => question.Key) ?? [],
    ];
}

/// <summary>
/// « What is missing? », the one answer that the page of the file, the homes, the lists, the messages and the reminders read: what each step awaits, of whom,
/// since when, until when. One status class a step.
/// </summary>
public static class FileTasks
{
    /// <summary>In the order in which they are wanted; none once the path is over.</summary>
    public static IReadOnlyList<FileTask> Of(FileFacts facts)
    {
        var file = facts.File;
        IEnumerable<FileTask> tasks = file switch
        {
            { NextAct: NextAct.None } => [],
            { Halts.SuspendedOn: not null } => HaltStatus.Of(facts),
            { Stage: Stage.Orientation } => OrientationStatus.Of(facts),
            { Stage: Stage.Registration } => RegistrationStatus.Of(facts),
            { Stage: Stage.Training } => TrainingStatus.Of(facts),
            { Stage: Stage.Evaluation } => EvaluationStatus.Of(facts),
            { Stage: Stage.Transmission } => TransmissionStatus.Of(facts),
            _ => JuryStatus.Of(facts),
        };
        return [.. tasks];
    }

    /// <summary>The next act of the path, as the file keeps it.</summary>
    internal static FileTask Next(this FileFacts facts) =>
        new(facts.File.NextAct, facts.File.Turn, facts.File.TurnSince) { Due = facts.DueOn(facts.File.Stage, facts.File.TurnSince) };

    /// <summary>Something that the company may do beside the path, for a step.</summary>
    internal static FileTask Beside(this FileFacts facts, NextAct act, DateOnly since, Stage step) =>
        new(act, Turn.Company, since) { Weight = TaskWeight.Beside, Due = facts.DueOn(step, since) };
}
