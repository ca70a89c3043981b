using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Evaluation.LeavePaper;

/// <summary>Gives up a booklet received on paper, while its results are keyed: it will be filled on screen.</summary>
[Requires(Permission.KeepPaperBooklet)]
[Route(EvaluationPaths.PaperLeaveRoute)]
public sealed class LeavePaperController(AppDbContext db, Editions editions, SignatureDesk desk, TimeProvider clock) : Controller
{
    /// <summary>Gives it up.</summary>
    [HttpPost]
    public async Task<IActionResult> Leave(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        var outcome = await db.AloneOnAsync(head.File.Id, () => LeaveAloneAsync(reference, user, cancellation), cancellation);
        TempData.Toast(outcome.IsAccepted ? "Le livret se remplit de nouveau à l’écran." : outcome.Refusals[0].Message);
        return Redirect(outcome.IsAccepted ? FilesPaths.File(reference) : EvaluationPaths.Paper(reference));
    }

    private async Task<Outcome> LeaveAloneAsync(string reference, CurrentUser user, CancellationToken cancellation)
    {
        var head = (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true))!;
        if (head.File.Evaluation.PaperIsOpen() is { IsAccepted: false } refused)
        {
            return refused;
        }

        var now = clock.GetUtcNow();
        var paper = await db.PaperBooklets.SingleAsync(found => found.FileId == head.File.Id, cancellation);
        var scan = await db.Attachments.SingleAsync(piece => piece.Id == paper.ScanId, cancellation);
        var left = head.File.Evaluation.FollowPaper(null, clock.Today());
        var outcome = left;
        if (outcome.IsAccepted && await desk.LoadAsync(head.File.Id, EvaluationBooklet.Key, cancellation) is { } sheet)
        {
            outcome = sheet.TurnPaper(EvaluationBooklet.Of(head.Edition).Questions.Values, user.PersonId, now);
        }

        if (outcome.IsAccepted)
        {
            db.RemoveRange(paper, scan);
            db.Note(head.File.Id, user.Actor(), left, head.Edition, now);
            await db.SaveChangesAsync(cancellation);
        }

        return outcome;
    }
}
