using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Evaluation.SaveAnswer;

/// <summary>Saves one answer of the evaluation booklet by itself, for who the edition says answers it: the company or the evaluators.</summary>
[Requires(Permission.FillSummarySheet)]
[Route(EvaluationPaths.AnswerRoute)]
[Route(EvaluationPaths.OwnAnswerRoute)]
public sealed class SaveAnswerController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>200 saved, 400 with the reason, 404 not theirs, 409 with both values when somebody else changed it meanwhile.</summary>
    [HttpPost]
    public async Task<IActionResult> Save(string reference, string? key, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadToWriteAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        var booklet = EvaluationBooklet.Of(head.Edition);
        if (key is null || !booklet.Questions.TryGetValue(key, out var question) || question.Unit is null || !SheetRights.Fills(user.Role, question.Field.FilledBy))
        {
            return NotFound();
        }

        var posted = AnswerWriting.Posted(Request.Form, question);
        var seat = Visibility.SeatOf(head.File, user.Reader);
        var writing = EvaluationBooklet.WritingOf(seat, EvaluationPaths.IsOwnAnswer(Request.Path));
        var now = clock.GetUtcNow();
        var written = await writing.WriteAsync(db, head, user, [posted], EvaluationBooklet.Act(question), now, cancellation);
        if (!written.IsSaved)
        {
            return await writing.RefusedAsync(db, user, written, posted, cancellation);
        }

        var values = booklet.WorkingValues(written.Sheet, seat);
        var unit = head.Edition.Unit(question.Unit);
        var (answered, total) = booklet.Progress(values, unit.Key);
        return Json(new
        {
            savedAt = FrenchText.Clock(now),
            token = written.Sheet.Find(key, writing.VoiceOf(written.Sheet, question))?.Revision ?? 0,
            progress = new { unit = unit.Short, answered, total, text = booklet.ProgressText(values) },
            warning = PrintWarning.Of(posted.Typed),
            contradiction = booklet.AsksForComment(values, unit.Key),
        });
    }
}
