using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Training.RemoveModule;

/// <summary>Takes a module off while the training is open.</summary>
[Requires(Permission.RecordTraining)]
[Route(TrainingPaths.RemoveModuleRoute)]
public sealed class RemoveModuleController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Removes it. A module that is gone, or of another file, is not found.</summary>
    [HttpPost]
    public async Task<IActionResult> Remove(string reference, Guid module, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } head || head.File.Modules.FirstOrDefault(known => known.Id == module) is not { } removed || !head.Concerns(user, removed.Unit))
        {
            return NotFound();
        }

        var mine = head.File.Training.MayRecord(user.OrganisationId, removed.Unit);
        var outcome = !mine.IsAccepted ? mine : head.File.Training.RemoveModule(module, clock.Today());
        if (!outcome.IsAccepted)
        {
            TempData.Toast(outcome.Refusals[0].Message);
            return Redirect(TrainingPaths.Training(reference));
        }

        db.Note(head.File.Id, user.Actor(), outcome, head.Edition, clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellation);
            TempData.Toast("Module retiré.");
        }
        catch (DbUpdateConcurrencyException)
        {
            TempData.Toast("Ce dossier vient d’être modifié par une autre personne : le module n’est pas retiré.");
        }

        return Redirect(TrainingPaths.Training(reference));
    }
}
