using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Shared;

namespace CqpMutualite.Web.Features.Files;

/// <summary>The path of a file, as one reader sees it.</summary>
public static class FileSteps
{
    /// <summary>Done, current with whose turn it is, to come. <paramref name="mine"/>: what the path waits for is this reader's.</summary>
    public static IReadOnlyList<PathStep> Of(FileHead head, bool mine)
    {
        var file = head.File;
        if (file.Orientation.Route == Domain.Files.Route.Vae)
        {
            return VaeOf(head, mine);
        }

        return [.. StageNames.Path.Select(stage =>
        {
            var label = StageNames.Of(stage, head.Edition.Vocabulary.Certifier);
            var done = stage < file.Stage || file.Presentation.PublishedOn is not null;
            var date = stage switch
            {
                Stage.Orientation => file.Orientation.InterviewedOn,
                Stage.Registration => file.Registration.RegisteredOn,
                Stage.Training => file.Training.TrainedOn,
                Stage.Evaluation => file.Evaluation.CompletedOn,
                Stage.Transmission => file.Transmission.On,
                Stage.Jury => file.Presentation.DecidedOn,
                _ => file.Presentation.PublishedOn,
            };
            return done
                ? new PathStep(label, PathState.Done, date is { } day ? [FrenchText.ListDate(day)] : [])
                : stage == file.Stage && file is { Halts.ClosedOn: null, Halts.SuspendedOn: not null }
                    ? new PathStep(label, PathState.Blocked, Reason: "dossier suspendu")
                : stage == file.Stage && file.Halts.ClosedOn is null
                    ? new PathStep(label, PathState.Current, [mine ? "À vous" : Waiting(file.Turn, head)])
                    : new PathStep(label, PathState.ToCome);
        })];
    }

    // the interview alone was held here: nothing of the training is to come
    private static IReadOnlyList<PathStep> VaeOf(FileHead head, bool mine)
    {
        var file = head.File;
        const string vae = "Orienté vers la VAE";
        return
        [
            new PathStep(
                StageNames.Of(Stage.Orientation, head.Edition.Vocabulary.Certifier),
                PathState.Done,
                file.Orientation.InterviewedOn is { } held ? [FrenchText.ListDate(held)] : []
            ),
            file switch
            {
                { Halts.ClosedOn: { } day, Halts.ClosedFor: ClosureReason.OrientedToVae } => new PathStep(vae, PathState.Done, [FrenchText.ListDate(day)]),
                { Halts.ClosedOn: not null } => new PathStep(vae, PathState.ToCome),
                { Halts.SuspendedOn: not null } => new PathStep(vae, PathState.Blocked, Reason: "dossier suspendu"),
                _ => new PathStep(vae, PathState.Current, [mine ? "À vous" : Waiting(file.Turn, head)]),
            },
        ];
    }

    private static string Waiting(Domain.Files.Turn turn, FileHead head) =>
        turn == Domain.Files.Turn.Certifier ? FrenchText.Sentence(head.Edition.Vocabulary.Certifier) : ActWords.Of(turn);
}
