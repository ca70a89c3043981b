using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Evaluation.SaveCandidateAnswer;

/// <summary>One answer of the candidate's part, or a comment on the results, saved by itself while it is typed. The same answer open elsewhere is never overwritten: both values come back.</summary>
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
        if (questions.Concat(CandidateSheet.Comments(head.Edition)).FirstOrDefault(known => known.Key == key) is not { } question)
        {
            return NotFound();
        }

        var answer = AnswerWriting.Posted(posted, question);
        var (writing, comment) = (CandidateSheet.WritingOf(question), question.Field.Meaning == Meaning.CandidateComment);
        return await writing.SaveAsync(
            db,
            head,
            user,
            answer,
            new AnswersWritten(comment ? AnswerPlace.CandidateComment : AnswerPlace.CandidatePart),
            now,
            sheet => comment ? null : ProgressOf(head, question.Unit!, questions, sheet),
            cancellation);
    }

    private static object ProgressOf(FileHead head, string unit, IReadOnlyList<Question> questions, Sheet sheet)
    {
        var values = CandidateSheet.ValuesOf(sheet);
        var (given, expected) = CandidateSheet.Count(questions.Where(other => other.Unit == unit), values);
        return new { unit = head.Edition.Unit(unit).Short, answered = given, total = expected, text = CandidateSheet.Progress(CandidateSheet.Count(questions, values)) };
    }
}
