using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Orientation.SaveInterviewAnswer;

/// <summary>One answer of the interview, saved by itself while it is under way. What somebody else wrote meanwhile is never overwritten: both values come back.</summary>
[Requires(Permission.RecordInterview)]
[Route(OrientationPaths.AnswerRoute)]
public sealed class SaveInterviewAnswerController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    private static readonly AnswerWriting Writing = new(InterviewGuide.Key, Voice.Conductor, MayWrite);

    /// <summary>Saves it.</summary>
    [HttpPost]
    public async Task<IActionResult> Save(string reference, string? key, IFormCollection posted, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var now = clock.GetUtcNow();
        if (await FileHead.LoadToWriteAsync(db, editions, user, reference, cancellation) is not { } head
            || InterviewGuide.Questions(head.Edition).FirstOrDefault(known => known.Key == key) is not { } question)
        {
            return NotFound();
        }

        var answer = AnswerWriting.Posted(posted, question);
        return await Writing.SaveAsync(db, head, user, answer, new AnswersWritten(AnswerPlace.Interview), now, sheet => ProgressOf(head, question, sheet), cancellation);
    }

    // a concluded interview is corrected as a whole or not at all
    private static Outcome MayWrite(CertificationFile file) =>
        file.Orientation.MayRecord() is { IsAccepted: false } closed ? closed
        : file.Stage == Stage.Orientation ? Outcome.Accepted
        : new Refusal("interview.concluded", "L’entretien est conclu\u00A0: sa correction s’enregistre d’un bloc.");

    private static object? ProgressOf(FileHead head, Domain.Referentials.Question question, Sheet sheet)
    {
        var values = InterviewGuide.ValuesOf(sheet);
        var part = InterviewGuide.Parts(head.Edition.Booklet(InterviewGuide.Key)!).First(section => section.Blocks.SelectMany(block => block.Questions(head.Edition, section)).Any(asked => asked.Key == question.Key));
        var (given, expected) = InterviewGuide.Count(head.Edition, part, values);
        return new { unit = InterviewGuide.Anchor(part), answered = given, total = expected };
    }
}
