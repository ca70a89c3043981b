using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Training.RecordTraining;

/// <summary>The training organisation's page of a file: the path per unit, the modules, the formative evaluations. Its form adds a module.</summary>
[Requires(Permission.RecordTraining)]
[Route(TrainingPaths.TrainingRoute)]
public sealed class RecordTrainingController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The page.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, string? domaine, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } head
            ? View("RecordTraining", await RecordTrainingPage.LoadAsync(db, user, head, new ModuleForm { Unit = domaine }, clock.Today(), cancellation))
            : NotFound();
    }

    /// <summary>Adds a module.</summary>
    [HttpPost]
    public async Task<IActionResult> Add(string reference, [Bind(Prefix = "Form")] ModuleForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return await AgainAsync();
        }

        var mine = head.File.Training.MayRecord(user.OrganisationId, form.Unit);
        var outcome = !mine.IsAccepted ? mine : head.File.Training.AddModule(
            head.Edition,
            form.Unit,
            form.Terms(user.OrganisationId),
            clock.Today());
        if (!outcome.IsAccepted)
        {
            ModelState.Refuse(outcome);
            return await AgainAsync();
        }

        db.Note(head.File.Id, user.Actor(), outcome, head.Edition, clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            ModelState.AddModelError("", "Ce dossier vient d’être modifié par une autre personne. Vérifiez la page, puis envoyez le module de nouveau.");
            db.ChangeTracker.Clear();
            head = (await FileHead.LoadAsync(db, editions, user, reference, cancellation))!;
            return await AgainAsync();
        }

        TempData.Toast("Module ajouté.");
        return Redirect(TrainingPaths.Training(reference));

        async Task<IActionResult> AgainAsync() => View("RecordTraining", await RecordTrainingPage.LoadAsync(db, user, head, form, clock.Today(), cancellation));
    }
}
