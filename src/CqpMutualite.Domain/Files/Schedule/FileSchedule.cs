using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.Files;

/// <summary>By when the company wants each step done.</summary>
public sealed class FileSchedule
{
    // the store makes this object without its file; the file hands itself over each time it is asked for its part
    private CertificationFile file = null!;

    internal FileSchedule()
    {
    }

    public DateOnly? InterviewBy { get; internal set; }

    public DateOnly? TrainingBy { get; internal set; }

    public DateOnly? EvaluationBy { get; internal set; }

    public DateOnly? TransmissionBy { get; internal set; }

    /// <summary>Whether the company may set them now: until the file is transmitted.</summary>
    public Outcome MaySet() =>
        file.Halts.Now is { } halted ? halted
        : file.Stage > Stage.Transmission || file.Transmission.On is not null ? FileRefusals.TargetsSettled
        : Outcome.Accepted;

    /// <summary>
    /// Sets them, in the order of the path: a step is not wanted before the one that it follows. Those of the steps already done stay as they are.
    /// </summary>
    public Outcome Set(Targets targets, DateOnly today)
    {
        if (MaySet() is { IsAccepted: false } refused)
        {
            return refused;
        }

        List<Refusal> refusals = [];
        DateOnly? before = null;
        foreach (var (stage, field, day) in targets.All.Where(target => target.Stage >= file.Stage))
        {
            if (day < today && day != DueOn(stage))
            {
                refusals.Add(FileRefusals.TargetInThePast(field));
            }
            else if (day < before)
            {
                refusals.Add(FileRefusals.TargetOutOfOrder(field));
            }

            before = day ?? before;
        }

        if (refusals.Count > 0)
        {
            return Outcome.From(refusals);
        }

        InterviewBy = file.Stage > Stage.Orientation ? InterviewBy : targets.Interview;
        TrainingBy = file.Stage > Stage.Training ? TrainingBy : targets.Training;
        EvaluationBy = file.Stage > Stage.Evaluation ? EvaluationBy : targets.Evaluation;
        TransmissionBy = targets.Transmission;
        return file.Did(new TargetsSet(InterviewBy, TrainingBy, EvaluationBy, TransmissionBy), today);
    }

    /// <summary>The day that the company set for that step; null when it set none, or when the step is not its own to plan.</summary>
    public DateOnly? DueOn(Stage stage) => stage switch
    {
        Stage.Orientation => InterviewBy,
        Stage.Training => TrainingBy,
        Stage.Evaluation => EvaluationBy,
        Stage.Transmission => TransmissionBy,
        _ => null,
    };

    internal FileSchedule Of(CertificationFile owner)
    {
        file = owner;
        return this;
    }
}

/// <summary>Days by which steps are wanted; null: none.</summary>
public sealed record Targets(DateOnly? Interview, DateOnly? Training, DateOnly? Evaluation, DateOnly? Transmission)
{
    /// <summary>In the order of the path, each with the name of its property.</summary>
    public IReadOnlyList<(Stage Stage, string Field, DateOnly? Day)> All =>
    [
        (Stage.Orientation, nameof(Interview), Interview),
        (Stage.Training, nameof(Training), Training),
        (Stage.Evaluation, nameof(Evaluation), Evaluation),
        (Stage.Transmission, nameof(Transmission), Transmission),
    ];
}

/// <summary>Days that each step usually takes, from the day on which it begins; what a date is proposed from, and expected by where none was set.</summary>
public sealed record StepDays(IReadOnlyDictionary<Stage, int> Days)
{
    /// <summary>The day expected for a step that began that day; null where no duration is set.</summary>
    public DateOnly? After(Stage stage, DateOnly since) => Days.GetValueOrDefault(stage) is > 0 and var days ? since.AddDays(days) : null;

    /// <summary>The dates that are proposed for a file in that step since that day: each step after the other, from this one.</summary>
    public Targets Propose(Stage now, DateOnly since)
    {
        var days = new Dictionary<Stage, DateOnly>();
        var begins = since;
        for (var stage = now; stage <= Stage.Transmission; stage++)
        {
            begins = begins.AddDays(Days.GetValueOrDefault(stage));
            days[stage] = begins;
        }

        return new Targets(On(Stage.Orientation), On(Stage.Training), On(Stage.Evaluation), On(Stage.Transmission));

        DateOnly? On(Stage stage) => days.TryGetValue(stage, out var day) ? day : null;
    }
}
