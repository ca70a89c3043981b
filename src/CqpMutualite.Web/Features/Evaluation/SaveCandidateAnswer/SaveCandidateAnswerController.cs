using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Evaluation.SaveCandidateAnswer;

/// <summary>
/// One answer of the candidate's part, or a comment on the results, saved by itself while it is typed. The same answer open elsewhere is never overwritten:
/// both values come back.
/// </summary>
[Requires(Permission.FillCandidatePart)]
[Route(EvaluationPaths.CandidateAnswerRoute)]
public sealed class SaveCandidateAnswerController(FileDesk desk) : Controller
{
    [HttpPost]
    public Task<IActionResult> Save(string reference, string? key, CancellationToken cancellation) => desk.ToWrite.SaveOneAsync(
        this,
        reference,
        key,
        answers: begun => CandidateSheet.CommentsAsked(begun) is { } comments && comments.Questions.Any(known => known.Key == key)
            ? comments
            : CandidateSheet.PartAsked(begun),
        progress: ProgressOf,
        cancellation);

    private static object? ProgressOf(FileActing begun, Question question, Sheet sheet)
    {
        if (question.Field.Meaning == Meaning.CandidateComment)
        {
            return null;
        }

        var (values, questions) = (CandidateSheet.ValuesOf(sheet), CandidateSheet.Part(begun.Edition));
        var (given, expected) = CandidateSheet.Count(questions.Where(other => other.Unit == question.Unit), values);
        var text = CandidateSheet.Progress(CandidateSheet.Count(questions, values));
        return new { unit = begun.Edition.Unit(question.Unit!).Short, answered = given, total = expected, text };
    }
}
