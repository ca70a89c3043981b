using System.Globalization;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Orientation.SaveInterviewAnswer;

/// <summary>One answer of the interview, saved by itself while it is under way. What somebody else wrote meanwhile is never overwritten: both values come back.</summary>
[Requires(Permission.RecordInterview)]
[Route(OrientationPaths.AnswerRoute)]
public sealed class SaveInterviewAnswerController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Saves it.</summary>
    [HttpPost]
    public async Task<IActionResult> Save(string reference, string? key, IFormCollection posted, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var now = clock.GetUtcNow();
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head
            || InterviewGuide.Questions(head.Edition).FirstOrDefault(known => known.Key == key) is not { } question)
        {
            return NotFound();
        }

        if (head.File.MayRecordInterview() is { IsAccepted: false } closed)
        {
            return BadRequest(new { message = closed.Refusals[0].Message });
        }

        if (head.File.Stage != Stage.Orientation)
        {
            return BadRequest(new { message = "L’entretien est conclu\u00A0: sa correction s’enregistre d’un bloc" });
        }

        var sheet = await InterviewGuide.OpenAsync(db, head, cancellation);
        var typed = posted[AnswerFields.Value(question.Key)].ToString();
        var token = int.TryParse(posted[AnswerFields.Token(question.Key)], out var revision) ? revision : 0;
        var outcome = sheet.Write(question, Voice.Conductor, typed, head.Edition, user.PersonId, now, token);
        if (!outcome.IsAccepted)
        {
            return outcome.Refusals[0].Code == SheetRefusals.WrittenInBetween(question.Key).Code
                ? await LostAsync(sheet)
                : BadRequest(new { message = outcome.Refusals[0].Message });
        }

        if (db.ChangeTracker.HasChanges())
        {
            db.Note(head.File.Id, user.Actor(), "Entretien enregistré", now);
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateException lost) when (lost is DbUpdateConcurrencyException || UniqueViolation.IsOne(lost))
            {
                db.ChangeTracker.Clear();
                return await LostAsync(await InterviewGuide.OpenAsync(db, head, cancellation));
            }
        }

        return Json(new
        {
            savedAt = FrenchText.Clock(now),
            token = (sheet.Find(question.Key, Voice.Conductor)?.Revision ?? 0).ToString(CultureInfo.InvariantCulture),
            progress = ProgressOf(head, question, sheet),
            warning = PrintWarning.Of(typed),
        });

        async Task<IActionResult> LostAsync(Sheet current)
        {
            var stored = current.Find(question.Key, Voice.Conductor);
            var author = stored is null ? null : await db.People.AsNoTracking().SingleOrDefaultAsync(person => person.Id == stored.AuthorId, cancellation);
            return Conflict(new
            {
                mine = typed,
                theirs = stored?.Value ?? "",
                by = author is null || author.Id == user.PersonId ? "Une autre fenêtre" : author.Name,
                at = FrenchText.Clock(stored?.At ?? now),
                token = (stored?.Revision ?? 0).ToString(CultureInfo.InvariantCulture),
            });
        }
    }

    private static object? ProgressOf(FileHead head, Domain.Referentials.Question question, Sheet sheet)
    {
        var values = InterviewGuide.ValuesOf(sheet);
        var part = InterviewGuide.Parts(head.Edition.Booklet(InterviewGuide.Key)!).First(section => section.Blocks.SelectMany(block => block.Questions(head.Edition, section)).Any(asked => asked.Key == question.Key));
        var (given, expected) = InterviewGuide.Count(head.Edition, part, values);
        return new { unit = InterviewGuide.Anchor(part), answered = given, total = expected };
    }
}
