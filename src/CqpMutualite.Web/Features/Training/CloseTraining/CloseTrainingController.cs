using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Training.CloseTraining;

/// <summary>The training organisation closes the training: what is missing with its link, or the closing itself.</summary>
[Requires(Permission.RecordTraining)]
[Route(TrainingPaths.CloseRoute)]
public sealed class CloseTrainingController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>What is missing, or the confirmation.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        return Open(head, user)
            ? View("CloseTraining", CloseTrainingPage.Of(head, user, await TrainingBooklet.ReadAsync(db, user, head, cancellation)))
            : Redirect(TrainingPaths.Training(reference));
    }

    /// <summary>Closes, or says again what is missing.</summary>
    [HttpPost]
    public async Task<IActionResult> Close(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        var sheet = await TrainingBooklet.ReadAsync(db, user, head, cancellation);
        var outcome = head.File.CloseTraining(head.Edition, sheet.Printed, clock.Today(), user.OrganisationId);
        if (!outcome.IsAccepted)
        {
            var page = CloseTrainingPage.Of(head, user, sheet);
            if (page.Missing.Items.Count > 0 && Open(head, user))
            {
                ModelState.AddModelError("", "La formation n’est pas complète. Ce qui manque est listé ci-dessous, avec l’endroit où le saisir.");
            }
            else
            {
                ModelState.Refuse(outcome);
            }

            return View("CloseTraining", page);
        }

        db.Note(head.File.Id, user.Actor(), head.File.TrainedOn is null ? $"Formation close par {user.OrganisationName}, pour sa partie" : "Formation close", clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            ModelState.AddModelError("", "Ce dossier vient d’être modifié par une autre personne. Vérifiez la page, puis recommencez.");
            db.ChangeTracker.Clear();
            return View("CloseTraining", CloseTrainingPage.Of((await FileHead.LoadAsync(db, editions, user, reference, cancellation))!, user, sheet));
        }

        TempData.Toast(head.File.TrainedOn is null ? "Votre partie de la formation est close. L’autre organisme poursuit la sienne." : "Formation close. L’entreprise poursuit avec l’évaluation.");
        return Redirect(FilesPaths.File(reference));
    }

    private static bool Open(FileHead head, CurrentUser user) => head.File.MayRecordTraining().IsAccepted && head.File.PlaceOf(user.OrganisationId) is { TrainedOn: null };
}
