using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Training.TrainingGeneral;

/// <summary>What the training booklet asks outside the units: its cover, and general sections when the edition has some.</summary>
[Requires(Permission.RecordTraining)]
[Route(TrainingPaths.GeneralRoute)]
public sealed class TrainingGeneralController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The form; an edition whose booklet asks nothing there has no such page.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head || !head.Concerns(user, null) || TrainingBooklet.Questions(head, null).Count == 0)
        {
            return NotFound();
        }

        var sheet = await TrainingBooklet.ReadAsync(db, user, head, cancellation);
        return View("TrainingGeneral", TrainingGeneralPage.Of(head, user, await FileSheets.NamesAsync(db, head, cancellation), sheet.Printed, sheet.Revisions));
    }

    /// <summary>Keeps what is typed.</summary>
    [HttpPost]
    public async Task<IActionResult> Save(string reference, IFormCollection posted, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head || !head.Concerns(user, null) || TrainingBooklet.Questions(head, null) is not { Count: > 0 } questions)
        {
            return NotFound();
        }

        var sheet = await TrainingBooklet.OpenAsync(db, head, cancellation);
        var page = TrainingGeneralPage.Of(head, user, await FileSheets.NamesAsync(db, head, cancellation), TrainingBooklet.ValuesOf(sheet), sheet.Answers.ToDictionary(answer => answer.Field, answer => answer.Revision));
        if (head.File.Training.MayRecord(user.OrganisationId, null) is { IsAccepted: false } closed)
        {
            ModelState.Refuse(closed);
            return View("TrainingGeneral", page);
        }

        var refused = AnswerFields.WriteTo(sheet, posted, questions, head.Edition, user.PersonId, clock.GetUtcNow(), ModelState);
        if (!ModelState.IsValid)
        {
            return Again();
        }

        if (db.ChangeTracker.HasChanges())
        {
            db.Note(head.File.Id, user.Actor(), new AnswersWritten(AnswerPlace.TrainingCover), head.Edition, clock.GetUtcNow());
            if (!await db.TrySaveAsync(cancellation))
            {
                ModelState.AddModelError("", "Une autre personne enregistrait ce livret au même instant. Enregistrez de nouveau : vos réponses sont encore là.");
                return Again();
            }
        }

        TempData.Toast("Informations générales enregistrées.");
        return Redirect(TrainingPaths.Training(reference));

        ViewResult Again() => View("TrainingGeneral", page with { Form = page.Form.Again(sheet, posted, questions, refused) });
    }
}
