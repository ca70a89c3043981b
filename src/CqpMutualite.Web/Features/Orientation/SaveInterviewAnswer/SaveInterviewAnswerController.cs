using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Orientation.SaveInterviewAnswer;

/// <summary>
/// One answer of the interview, saved by itself while it is under way. What somebody else wrote meanwhile is never overwritten: both values come back.
/// </summary>
[Requires(Permission.RecordInterview)]
[Route(OrientationPaths.AnswerRoute)]
public sealed class SaveInterviewAnswerController(FileDesk desk) : Controller
{
    [HttpPost]
    public Task<IActionResult> Save(string reference, string? key, CancellationToken cancellation) =>
        desk.ToWrite.SaveOneAsync(this, reference, key, InterviewGuide.Asked, ProgressOf, cancellation);

    private static object? ProgressOf(FileActing begun, Question question, Sheet sheet)
    {
        var edition = begun.Edition;
        var part = InterviewGuide.Parts(edition.Booklet(InterviewGuide.Key)!)
            .First(section => section.Blocks.SelectMany(block => block.Questions(edition, section)).Any(asked => asked.Key == question.Key));
        var (given, expected) = InterviewGuide.Count(edition, part, InterviewGuide.ValuesOf(sheet));
        return new { unit = InterviewGuide.Anchor(part), answered = given, total = expected };
    }
}
