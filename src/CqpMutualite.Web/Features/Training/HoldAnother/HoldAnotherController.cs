using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Training;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Training.HoldAnother;

/// <summary>Objective not reached: opens a new sheet for the unit. The signed one stays in the booklet.</summary>
[Requires(Permission.RecordTraining)]
[Route(TrainingPaths.HoldAnotherRoute)]
public sealed class HoldAnotherController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Opens it, with what describes the training written again as it was.</summary>
    [HttpPost]
    public async Task<IActionResult> Open(string reference, string unit, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head || TrainingBooklet.Expected(head, user, unit) is not { } assessed)
        {
            return NotFound();
        }

        var outcome = head.File.Training.MayRecord(user.OrganisationId, unit);
        if (outcome.IsAccepted)
        {
            outcome = await OpenNextAsync(user, head, unit, cancellation);
        }

        if (!outcome.IsAccepted)
        {
            TempData.Toast(outcome.Refusals[0].Message);
            return Redirect(TrainingPaths.Unit(reference, unit));
        }

        db.Note(head.File.Id, user.Actor(), new FormativeRepeated(unit), head.Edition, clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellation);
            TempData.Toast($"{assessed.Label} : nouveau feuillet ouvert.");
        }
        catch (DbUpdateException twice) when (UniqueViolation.IsOne(twice))
        {
            TempData.Toast("Une autre personne vient d’ouvrir ce feuillet.");
        }

        return Redirect(TrainingPaths.Unit(reference, unit));
    }

    private async Task<Outcome> OpenNextAsync(CurrentUser user, FileHead head, string unit, CancellationToken cancellation)
    {
        var sheet = await TrainingBooklet.OpenAsync(db, head, cancellation, unit);
        var may = FormativeEvaluation.MayHoldAnother(head.Edition, head.Edition.Booklet(TrainingBooklet.Key)!, sheet);
        if (!may.IsAccepted)
        {
            return may;
        }

        var (next, outcome) = sheet.OpenNext(TrainingBooklet.Questions(head, unit).Where(question => question.Field.Meaning == Meaning.None), user.PersonId, clock.GetUtcNow());
        if (next is not null)
        {
            db.Add(next);
        }

        return outcome;
    }
}
