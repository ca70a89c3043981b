using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Training.SaveTrainingAnswer;

/// <summary>One answer of the training booklet, saved by itself: of a unit that the organisation assesses, or outside the units.</summary>
[Requires(Permission.RecordTraining)]
[Route(TrainingPaths.AnswerRoute)]
public sealed class SaveTrainingAnswerController(FileDesk desk) : Controller
{
    [HttpPost]
    public Task<IActionResult> Save(string reference, string? key, CancellationToken cancellation) =>
        desk.SaveOneAsync(this, reference, key, begun => TrainingBooklet.OneAskedAsync(begun, key, cancellation), ProgressOf, cancellation);

    private static object? ProgressOf(FileActing begun, Question question, Sheet sheet)
    {
        if (question.Unit is not { } unit)
        {
            return null;
        }

        var (edition, mention) = (begun.Edition, begun.File.Orientation.Mention);
        var progress = FormativeEvaluation.Progress(edition, edition.Booklet(TrainingBooklet.Key)!, unit, TrainingBooklet.ValuesOf(sheet), mention);
        var (given, required) = progress.Count(unit);
        return new { unit = edition.Unit(unit).Short, answered = given, total = required };
    }
}
