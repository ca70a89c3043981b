using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Training.SaveTrainingAnswer;

/// <summary>One answer of the training booklet, saved by itself: of a unit that the organisation assesses, or outside the units.</summary>
[Requires(Permission.RecordTraining)]
[Route(TrainingPaths.AnswerRoute)]
public sealed class SaveTrainingAnswerController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>200 saved, 400 with the reason, 404 not theirs, 409 with both values when somebody else changed it meanwhile.</summary>
    [HttpPost]
    public async Task<IActionResult> Save(string reference, string? key, IFormCollection posted, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var now = clock.GetUtcNow();
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head || Asked(head, user, key) is not { } question)
        {
            return NotFound();
        }

        var answer = AnswerWriting.Posted(posted, question);
        if (question is { Unit: { } dated, Field.Meaning: Meaning.FormativeDate })
        {
            var previous = TrainingBooklet.PreviousDay(head, await TrainingBooklet.ReadAsync(db, user, head, cancellation), dated);
            if (FormativeEvaluation.RefusalOfDay(question, answer.Typed, previous, clock.Today()) is { } absurd)
            {
                return BadRequest(new { message = absurd.Message });
            }
        }

        return await TrainingBooklet.WritingOf(user, question.Unit)
            .SaveAsync(db, head, user, answer, ActOn(question), now, sheet => ProgressOf(head, question, sheet), cancellation);
    }

    private static Question? Asked(FileHead head, CurrentUser user, string? key) =>
        head.Edition.Booklet(TrainingBooklet.Key)?.Questions(head.Edition).FirstOrDefault(known => known.Key == key) is { } question
        && TrainingBooklet.Questions(head, question.Unit).Contains(question)
        && (question.Unit is { } unit ? TrainingBooklet.Expected(head, user, unit) is not null : head.Concerns(user, null))
            ? question
            : null;

    private static AnswersWritten ActOn(Question question) => question.Unit is { } unit
        ? new AnswersWritten(AnswerPlace.Formative, unit)
        : new AnswersWritten(AnswerPlace.TrainingCover);

    private static object? ProgressOf(FileHead head, Question question, Sheet sheet)
    {
        if (question.Unit is not { } unit)
        {
            return null;
        }

        var (given, required) = FormativeEvaluation.Progress(head.Edition, head.Edition.Booklet(TrainingBooklet.Key)!, unit, TrainingBooklet.ValuesOf(sheet), head.File.Orientation.Mention).Count(unit);
        return new { unit = head.Edition.Unit(unit).Short, answered = given, total = required };
    }
}
