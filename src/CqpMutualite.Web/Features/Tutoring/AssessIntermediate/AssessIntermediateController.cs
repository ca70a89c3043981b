using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Tutoring.AssessIntermediate;

/// <summary>The tutor or the line manager assesses one unit on the intermediate grid. Nothing is required: what is ticked is kept.</summary>
[Requires(Permission.KeepTutoring)]
[Route(TutoringPaths.IntermediateRoute)]
public sealed class AssessIntermediateController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The grid; an evaluation that was not opened, or a unit without intermediate criteria, is not found.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, int occurrence, string unit, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } head && await PageAsync(user, head, occurrence, unit, cancellation) is { } page
            ? View("Intermediate", page)
            : NotFound();
    }

    /// <summary>Keeps what is ticked, then goes on to <paramref name="next"/> (a unit, « suivi », or here). An answer may be taken back.</summary>
    [HttpPost]
    public async Task<IActionResult> Save(string reference, int occurrence, string unit, string? next, IFormCollection posted, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head || await PageAsync(user, head, occurrence, unit, cancellation) is not { } page)
        {
            return NotFound();
        }

        if (head.File.Training.MayTutor() is { IsAccepted: false } closed)
        {
            ModelState.Refuse(closed);
            return View("Intermediate", page);
        }

        var questions = TutorBooklet.Questions(head, unit);
        var sheet = (await TutorBooklet.OpenAsync(db, head, occurrence, Voice.Official, cancellation))!;
        var refused = AnswerFields.WriteTo(sheet, posted, questions, head.Edition, user.PersonId, clock.GetUtcNow(), ModelState, Voice.Official);
        if (!ModelState.IsValid)
        {
            return Again();
        }

        if (db.ChangeTracker.HasChanges())
        {
            db.Note(head.File.Id, user.Actor(), new AnswersWritten(AnswerPlace.Intermediate, unit), head.Edition, clock.GetUtcNow());
            if (!await db.TrySaveAsync(cancellation))
            {
                ModelState.AddModelError("", "Une autre personne enregistrait cette évaluation au même instant. Enregistrez de nouveau : vos réponses sont encore là.");
                return Again();
            }
        }

        TempData.Toast($"{page.Unit.Label} : enregistré.");
        return Redirect(next switch
        {
            null or "" => TutoringPaths.Intermediate(reference, occurrence, unit),
            _ when UnitOf(head, next) is not null => TutoringPaths.Intermediate(reference, occurrence, next),
            _ => TutoringPaths.Follow(reference),
        });

        ViewResult Again() => View("Intermediate", page with { Form = page.Form.Again(question => sheet.Find(question.Key, Voice.Official), posted, questions, refused) });
    }

    private static Unit? UnitOf(FileHead head, string unit) => TutorBooklet.Units(head).FirstOrDefault(known => known.Key == unit);

    private async Task<IntermediatePage?> PageAsync(CurrentUser user, FileHead head, int occurrence, string unit, CancellationToken cancellation)
    {
        if (UnitOf(head, unit) is not { } known)
        {
            return null;
        }

        var evaluations = await TutorBooklet.ReadAsync(db, user, head, cancellation);
        return evaluations.FirstOrDefault(evaluation => evaluation.Sheet!.Occurrence == occurrence) is { } found ? IntermediatePage.Of(head, known, evaluations, found, self: false) : null;
    }
}
