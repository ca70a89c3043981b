using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Evaluation.SaveCandidateAnswer;

/// <summary>One answer of the candidate's part, saved by itself while it is typed. The same answer open elsewhere is never overwritten: both values come back.</summary>
[Requires(Permission.FillCandidatePart)]
[Route(EvaluationPaths.CandidateAnswerRoute)]
public sealed class SaveCandidateAnswerController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Saves it.</summary>
    [HttpPost]
    public async Task<IActionResult> Save(string reference, string? key, IFormCollection posted, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var now = clock.GetUtcNow();
        if (await FileHead.LoadToWriteAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        var questions = CandidateSheet.Part(head.Edition);
        if (questions.FirstOrDefault(known => known.Key == key) is not { } question)
        {
            return NotFound();
        }

        var answer = AnswerWriting.Posted(posted, question);
        var written = await CandidateSheet.Writing.WriteAsync(db, head, user, [answer], "Partie du candidat enregistrée", now, cancellation);
        if (!written.IsSaved)
        {
            return await CandidateSheet.Writing.RefusedAsync(db, user, written, answer, cancellation);
        }

        var (given, expected) = CandidateSheet.Count(questions.Where(other => other.Unit == question.Unit), CandidateSheet.ValuesOf(written.Sheet));
        return Json(new
        {
            savedAt = FrenchText.Clock(now),
            token = written.Sheet.Find(question.Key, Voice.Candidate)?.Revision ?? 0,
            progress = new { unit = head.Edition.Unit(question.Unit!).Short, answered = given, total = expected, text = CandidateSheet.Progress(CandidateSheet.Count(questions, CandidateSheet.ValuesOf(written.Sheet))) },
            warning = PrintWarning.Of(answer.Typed),
        });
    }
}
