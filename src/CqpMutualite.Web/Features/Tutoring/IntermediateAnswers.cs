using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Tutoring;

/// <summary>One answer of an intermediate evaluation, saved by itself in the voice of the tutor or of the candidate.</summary>
public static class IntermediateAnswers
{
    /// <summary>200 saved, 400 with the reason, 404 for an evaluation that was not opened, 409 with both values when somebody else changed it meanwhile.</summary>
    public static async Task<IActionResult> SaveAsync(AppDbContext db, FileHead? head, CurrentUser user, int occurrence, string? key, Voice voice, IFormCollection posted, DateTimeOffset now, CancellationToken cancellation)
    {
        if (head is null
            || TutorBooklet.Units(head).SelectMany(unit => TutorBooklet.Questions(head, unit.Key)).FirstOrDefault(known => known.Key == key) is not { } question
            || (await TutorBooklet.ReadAsync(db, user, head, cancellation)).All(evaluation => evaluation.Sheet!.Occurrence != occurrence))
        {
            return new NotFoundResult();
        }

        var answer = AnswerWriting.Posted(posted, question);
        var writing = TutorBooklet.WritingOf(occurrence, voice);
        var act = new AnswersWritten(voice == Voice.SelfAssessment ? AnswerPlace.SelfAssessment : AnswerPlace.Intermediate, question.Unit);
        var unit = head.Edition.Unit(question.Unit!);
        return await writing.SaveAsync(db, head, user, answer, act, now, sheet => ProgressOf(head, unit, sheet, voice), cancellation);
    }

    private static object ProgressOf(FileHead head, Unit unit, Sheet sheet, Voice voice)
    {
        var asked = TutorBooklet.Questions(head, unit.Key);
        return new { unit = unit.Short, answered = asked.Count(question => sheet.Find(question.Key, voice)?.Value is not null), total = asked.Count };
    }
}
