using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

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
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        var questions = CandidateSheet.Part(head.Edition);
        if (questions.FirstOrDefault(known => known.Key == key) is not { } question)
        {
            return NotFound();
        }

        if (head.File.MayWriteCandidatePart() is { IsAccepted: false } closed)
        {
            return BadRequest(new { message = closed.Refusals[0].Message });
        }

        var sheet = await CandidateSheet.OpenAsync(db, head, cancellation);
        var typed = posted[AnswerFields.Value(question.Key)].ToString();
        var token = int.TryParse(posted[AnswerFields.Token(question.Key)], out var revision) ? revision : 0;
        var outcome = sheet.Write(question, Voice.Candidate, typed, head.Edition, user.PersonId, now, token);
        if (!outcome.IsAccepted)
        {
            var stored = sheet.Find(question.Key, Voice.Candidate);
            return outcome.Refusals[0].Code == SheetRefusals.WrittenInBetween(question.Key).Code
                ? Lost(typed, stored)
                : BadRequest(new { message = outcome.Refusals[0].Message });
        }

        if (db.ChangeTracker.HasChanges())
        {
            db.Note(head.File.Id, user.Actor(), "Partie du candidat enregistrée", now);
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateException lost) when (lost is DbUpdateConcurrencyException || UniqueViolation.IsOne(lost))
            {
                db.ChangeTracker.Clear();
                return Lost(typed, (await CandidateSheet.OpenAsync(db, head, cancellation)).Find(question.Key, Voice.Candidate));
            }
        }

        var values = CandidateSheet.ValuesOf(sheet);
        var (given, expected) = CandidateSheet.Count(questions.Where(other => other.Unit == question.Unit), values);
        return Json(new
        {
            savedAt = FrenchText.Clock(now),
            token = (sheet.Find(question.Key, Voice.Candidate)?.Revision ?? 0).ToString(System.Globalization.CultureInfo.InvariantCulture),
            progress = new { unit = head.Edition.Unit(question.Unit!).Short, answered = given, total = expected, text = CandidateSheet.Progress(CandidateSheet.Count(questions, values)) },
            warning = PrintWarning.Of(typed),
        });

        // only the candidate writes here: the other writer is the same person, in another window
        ConflictObjectResult Lost(string mine, Answer? stored) => Conflict(new
        {
            mine,
            theirs = stored?.Value ?? "",
            by = "Une autre fenêtre",
            at = FrenchText.Clock(stored?.At ?? now),
            token = (stored?.Revision ?? 0).ToString(System.Globalization.CultureInfo.InvariantCulture),
        });
    }
}
