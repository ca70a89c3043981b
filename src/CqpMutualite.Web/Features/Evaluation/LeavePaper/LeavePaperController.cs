using CqpMutualite.Web.Features.Files;

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
                var left = await signatures.LeaveAsync(begun, cancellation);
                url = left.IsAccepted ? FilesPaths.File(reference) : url;
                return left;
            },
            done: _ => new Done("Le livret se remplit de nouveau à l’écran.", url),
            again: null,
            cancellation);
    }
}
