using CqpMutualite.Domain.Files;

namespace CqpMutualite.Web.Features.Files.SetTargets;

/// <summary>The page. <paramref name="State"/>: why the dates cannot be set; <paramref name="Proposed"/>: they come from the usual durations.</summary>
public sealed record SetTargetsPage(FileHead Head, string? State, bool Proposed, SetTargetsForm Form)
{
    /// <summary>The steps that are still to come, or under way.</summary>
    public bool Asks(Stage stage) => stage >= Head.File.Stage;

    /// <summary>As typed, as set before, or as the usual durations propose it.</summary>
    public static SetTargetsPage Of(FileHead head, StepDays days, SetTargetsForm? typed)
    {
        var (file, schedule) = (head.File, head.File.Schedule);
        var kept = new Targets(schedule.InterviewBy, schedule.TrainingBy, schedule.EvaluationBy, schedule.TransmissionBy);
        var proposed = typed is null && kept.All.All(target => target.Day is null);
        var state = typed is null ? schedule.MaySet().Refusals.FirstOrDefault()?.Message : null;
        return new(head, state, proposed, typed ?? SetTargetsForm.Of(proposed ? days.Propose(file.Stage, file.TurnSince) : kept));
    }
}
