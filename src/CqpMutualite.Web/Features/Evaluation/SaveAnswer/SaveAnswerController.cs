using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Evaluation.SaveAnswer;

/// <summary>Saves one answer of the evaluation booklet by itself, for who the edition says answers it: the company or the evaluators.</summary>
[Requires(Permission.FillSummarySheet)]
[Route(EvaluationPaths.AnswerRoute)]
[Route(EvaluationPaths.OwnAnswerRoute)]
public sealed class SaveAnswerController(FileDesk desk) : Controller
{
    /// <summary>200 saved, 400 with the reason, 404 not theirs, 409 with both values when somebody else changed it meanwhile.</summary>
    [HttpPost]
    public Task<IActionResult> Save(string reference, string? key, CancellationToken cancellation) =>
        desk.ToWrite.ShowAsync(this, reference, begun => SaveAsync(begun, key, cancellation), cancellation);

    private async Task<IActionResult?> SaveAsync(FileActing begun, string? key, CancellationToken cancellation)
    {
        var (head, user, booklet) = (begun.Head, begun.User, EvaluationBooklet.Of(begun.Edition));
        var question = booklet.Questions.GetValueOrDefault(key ?? "");
        if (question is not { Unit: { } unit } || !SheetRights.Fills(user.Role, question.Field.FilledBy))
        {
            return null;
        }

        var posted = AnswerWriting.Posted(Request.Form, question);
        var seat = Visibility.SeatOf(head.File, user.Reader);
        var writing = EvaluationBooklet.WritingOf(seat, EvaluationPaths.IsOwnAnswer(Request.Path));
        var written = await writing.WriteAsync(begun.Db, head, user, [posted], EvaluationBooklet.Act(question), begun.Now, cancellation);
        if (!written.IsSaved)
        {
            return await writing.RefusedAsync(begun.Db, user, written, posted, cancellation);
        }

        var values = booklet.WorkingValues(written.Sheet, seat);
        var (answered, total) = booklet.Progress(values, unit);
        return Json(new
        {
            savedAt = FrenchText.Hour(begun.Now),
            token = written.Sheet.Find(question.Key, writing.VoiceOf(written.Sheet, question))?.Revision ?? 0,
            progress = new { unit = head.Edition.Unit(unit).Short, answered, total, text = booklet.ProgressText(values) },
            warning = PrintWarning.Of(posted.Typed),
            contradiction = booklet.AsksForComment(values, unit),
        });
    }
}
