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
public sealed class SaveAnswerController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>200 saved, 400 with the reason, 404 not theirs, 409 with both values when somebody else changed it meanwhile.</summary>
    [HttpPost]
    public async Task<IActionResult> Save(string reference, string? key, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        var booklet = EvaluationBooklet.Of(head.Edition);
        if (key is null || !booklet.Questions.TryGetValue(key, out var question) || question.Unit is null || !SheetRights.Fills(user.Role, question.Field.FilledBy))
        {
            return NotFound();
        }

        // radio buttons of which none is chosen post nothing: the answer is then empty
        var posted = OfficialAnswers.Posted(Request.Form, [question]) is [var given] ? given : new PostedAnswer(question, null, int.TryParse(Request.Form[AnswerFields.Token(key)], out var token) ? token : 0, OfficialAnswers.NoteOf(Request.Form, question));
        var now = clock.GetUtcNow();
        var written = await OfficialAnswers.WriteAsync(db, head.File, head.Edition, user, [posted], OfficialAnswers.Act(booklet, question), now, cancellation);
        if (written.Lost is [var race])
        {
            return Conflict(new { mine = race.Mine ?? "", theirs = race.Theirs.Value ?? "", by = race.By, at = FrenchText.Clock(race.Theirs.At), token = race.Theirs.Revision });
        }

        if (!written.IsSaved)
        {
            return BadRequest(new { message = FrenchText.NoBreak(written.Refusals[0].Message) });
        }

        var values = written.Values(booklet);
        var unit = head.Edition.Unit(question.Unit);
        var (answered, total) = booklet.Progress(values, unit.Key);
        return Json(new
        {
            savedAt = FrenchText.Clock(now),
            token = written.Sheet.Find(key, EvaluationBooklet.VoiceOf(written.Sheet, question, written.Seat))?.Revision ?? 0,
            progress = new { unit = unit.Short, answered, total, text = booklet.ProgressText(values) },
            warning = PrintWarning.Of(posted.Typed),
            contradiction = booklet.AsksForComment(values, unit.Key),
        });
    }
}
