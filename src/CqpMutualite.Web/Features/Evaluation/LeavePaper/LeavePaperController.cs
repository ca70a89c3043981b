using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Common;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Evaluation.LeavePaper;

/// <summary>Gives up a booklet received on paper, while its results are keyed: it will be filled on screen.</summary>
[Requires(Permission.KeepPaperBooklet)]
[Route(EvaluationPaths.PaperLeaveRoute)]
public sealed class LeavePaperController(FileDesk desk, SignatureDesk signatures) : Controller
{
    [HttpPost]
    public Task<IActionResult> Leave(string reference, CancellationToken cancellation)
    {
        var url = EvaluationPaths.Paper(reference);
        return desk.ActAloneAsync(
            this,
            reference,
            act: async begun =>
            {
                var left = await LeaveAsync(begun, cancellation);
                url = left.IsAccepted ? FilesPaths.File(reference) : url;
                return left;
            },
            done: _ => new Done("Le livret se remplit de nouveau à l’écran.", url),
            again: null,
            cancellation);
    }

    private async Task<Outcome> LeaveAsync(FileActing begun, CancellationToken cancellation)
    {
        var (db, file) = (begun.Db, begun.File);
        if (file.Evaluation.PaperIsOpen() is { IsAccepted: false } refused)
        {
            return refused;
        }

        var paper = await db.PaperBooklets.SingleAsync(found => found.FileId == file.Id, cancellation);
        var scan = await db.Attachments.SingleAsync(piece => piece.Id == paper.ScanId, cancellation);
        var left = file.Evaluation.FollowPaper(null, begun.Today);
        if (left.IsAccepted
            && await signatures.LoadAsync(file.Id, EvaluationBooklet.Key, cancellation) is { } sheet
            && sheet.TurnPaper(EvaluationBooklet.Of(begun.Head.Edition).Questions.Values, begun.User.PersonId, begun.Now) is { IsAccepted: false } kept)
        {
            return kept;
        }

        db.RemoveRange(paper, scan);
        return left;
    }
}
