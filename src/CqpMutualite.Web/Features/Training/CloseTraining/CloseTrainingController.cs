using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Settings;
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
            ? View("CloseTraining", await PageAsync(user, head, cancellation))
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

        var again = head.File.Training.TakenBack;
        var (record, _) = await TrainingBooklet.RecordAsync(db, user, head, cancellation);
        var outcome = head.File.Training.Close(head.Edition, record, clock.Today(), user.OrganisationId, user.OrganisationName);
        if (!outcome.IsAccepted)
        {
            var page = await PageAsync(user, head, cancellation);
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

        db.Note(head.File.Id, user.Actor(), outcome, head.Edition, clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            ModelState.AddModelError("", "Ce dossier vient d’être modifié par une autre personne. Vérifiez la page, puis recommencez.");
            db.ChangeTracker.Clear();
            return View("CloseTraining", await PageAsync(user, (await FileHead.LoadAsync(db, editions, user, reference, cancellation))!, cancellation));
        }

        TempData.Toast(head.File.Training.HandedOverOn is null ? "Votre partie de la formation est close. L’autre organisme poursuit la sienne." : again ? "Livret remis à l’entreprise." : "Formation close et livret remis. L’entreprise poursuit avec l’évaluation.");
        return Redirect(FilesPaths.File(reference));
    }

    private static bool Open(FileHead head, CurrentUser user) => head.File.Training.MayRecord().IsAccepted && head.File.PlaceOf(user.OrganisationId) is { TrainedOn: null };

    private async Task<CloseTrainingPage> PageAsync(CurrentUser user, FileHead head, CancellationToken cancellation)
    {
        var (record, booklet) = await TrainingBooklet.RecordAsync(db, user, head, cancellation);
        return CloseTrainingPage.Of(head, user, record, booklet, await db.SettingAsync(OemmSettings.MinimumPartialHours, cancellation), clock.Today());
    }
}
