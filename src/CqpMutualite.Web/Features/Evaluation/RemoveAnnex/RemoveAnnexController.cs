using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Evaluation.RemoveAnnex;

/// <summary>The candidate takes their annex document off before the file is transmitted.</summary>
[Requires(Permission.FillCandidatePart)]
[Route(EvaluationPaths.RemoveAnnexRoute)]
public sealed class RemoveAnnexController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Removes it. One that is gone, or of another file, is not found.</summary>
    [HttpPost]
    public async Task<IActionResult> Remove(string reference, Guid attachment, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation) is not { } head
            || await db.AttachmentReadableByAsync(user.Reader, head.File, attachment, cancellation) is not { Purpose: AttachmentPurpose.CandidateAnnex })
        {
            return NotFound();
        }

        var outcome = await db.AloneOnAsync(head.File.Id, () => RemoveAloneAsync(user, reference, attachment, cancellation), cancellation);
        TempData.Toast(outcome.IsAccepted ? "Document annexe retiré." : outcome.Refusals[0].Message);
        return Redirect(EvaluationPaths.Annex(reference));
    }

    private async Task<Outcome> RemoveAloneAsync(CurrentUser user, string reference, Guid id, CancellationToken cancellation)
    {
        var head = (await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation))!;
        var outcome = head.File.Evaluation.MayJoinAnnex();

        // sent twice: it is gone
        if (outcome.IsAccepted && await db.AttachmentReadableByAsync(user.Reader, head.File, id, cancellation) is { } found)
        {
            db.Remove(found);
            db.Note(head.File.Id, user.Actor(), new AnnexRemoved(), head.Edition, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellation);
        }

        return outcome;
    }
}
