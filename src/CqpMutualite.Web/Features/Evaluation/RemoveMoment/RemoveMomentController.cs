using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Evaluation;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Evaluation.RemoveMoment;

/// <summary>Takes a moment off the planning, unless it was held; those who were to take part are told. The notes taken on it go with it.</summary>
[Requires(Permission.PlanEvaluation)]
[Route(EvaluationPaths.RemoveMomentRoute)]
public sealed class RemoveMomentController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Removes it. One that is gone, or of another file, is not found.</summary>
    [HttpPost]
    public async Task<IActionResult> Remove(string reference, Guid moment, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation) is not { } head
            || (await db.MomentsReadableByAsync(user.Reader, head.File, cancellation)).FirstOrDefault(known => known.Id == moment) is not { } found)
        {
            return NotFound();
        }

        var outcome = found.MayRemove(head.File);
        if (!outcome.IsAccepted)
        {
            TempData.Toast(outcome.Refusals[0].Message);
            return Redirect(EvaluationPaths.Planning(reference));
        }

        var now = clock.GetUtcNow();
        await MomentMessages.PostAsync(db, head, found, found.Participants, MessageKind.MomentCancelled, user.PersonId, now, cancellation);
        db.Remove(found);
        db.Note(head.File.Id, user.Actor(), new MomentRemoved(found.Named), head.Edition, now);
        TempData.Toast(await db.TrySaveAsync(cancellation) ? "Moment annulé." : "Une autre personne vient de changer ce moment\u00A0: relisez la planification.");
        return Redirect(EvaluationPaths.Planning(reference));
    }
}
