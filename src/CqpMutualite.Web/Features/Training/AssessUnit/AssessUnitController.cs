using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Training;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Training.AssessUnit;

/// <summary>The formative evaluation of one unit, as the edition draws it. Incomplete work is kept; only the signature asks for everything.</summary>
[Requires(Permission.RecordTraining)]
[Route(TrainingPaths.UnitRoute)]
public sealed class AssessUnitController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The form; to be read only once it is signed or the training is closed. A unit that the edition does not expect is not found.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, string unit, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } head && TrainingBooklet.Expected(head, user, unit) is { } assessed
            ? View("AssessUnit", AssessUnitPage.Of(head, user, assessed, await TrainingBooklet.ReadAsync(db, user, head, cancellation)))
            : NotFound();
    }

    /// <summary>Keeps what is typed, then goes on to <paramref name="next"/> (a unit, « signature », « formation », or here).</summary>
    [HttpPost]
    public async Task<IActionResult> Save(string reference, string unit, string? next, IFormCollection posted, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head || TrainingBooklet.Expected(head, user, unit) is not { } assessed)
        {
            return NotFound();
        }

        var questions = TrainingBooklet.Questions(head, unit);
        var booklet = await TrainingBooklet.ReadAsync(db, user, head, cancellation);
        var page = AssessUnitPage.Of(head, user, assessed, booklet);
        if (head.File.Training.MayRecord(user.OrganisationId, unit) is { IsAccepted: false } closed)
        {
            ModelState.Refuse(closed);
            return View("AssessUnit", page);
        }

        var sheet = await TrainingBooklet.OpenAsync(db, head, cancellation, unit);
        if (sheet.SignedAt is not null)
        {
            ModelState.Refuse(SheetRefusals.Frozen(null));
            return View("AssessUnit", page);
        }

        var refused = AnswerFields.WriteTo(sheet, posted, questions, head.Edition, user.PersonId, clock.GetUtcNow(), ModelState);
        var previous = TrainingBooklet.PreviousDay(head, booklet, unit);
        foreach (var refusal in questions.Where(question => !refused.Contains(question.Key))
            .Select(question => FormativeEvaluation.RefusalOfDay(question, sheet.Find(question.Key, Voice.Trainer)?.Value, previous, clock.Today())).OfType<Domain.Common.Refusal>())
        {
            ModelState.Refuse(refusal);
        }

        if (!ModelState.IsValid)
        {
            return Again();
        }

        if (db.ChangeTracker.HasChanges())
        {
            db.Note(head.File.Id, user.Actor(), new AnswersWritten(AnswerPlace.Formative, unit), head.Edition, clock.GetUtcNow());
            if (!await db.TrySaveAsync(cancellation))
            {
                ModelState.AddModelError("", "Une autre personne enregistrait cette évaluation au même instant. Enregistrez de nouveau : vos réponses sont encore là.");
                return Again();
            }
        }

        TempData.Toast($"{assessed.Label} : évaluation enregistrée.");
        return Redirect(next switch
        {
            null or "" => TrainingPaths.Unit(reference, unit),
            "signature" => TrainingPaths.Sign(reference, unit),
            _ when TrainingBooklet.Expected(head, user, next) is { } following => TrainingPaths.Unit(reference, following.Key),
            _ => TrainingPaths.Training(reference),
        });

        ViewResult Again() => View("AssessUnit", page with { Form = page.Form.Again(sheet, posted, questions, refused) });
    }
}
