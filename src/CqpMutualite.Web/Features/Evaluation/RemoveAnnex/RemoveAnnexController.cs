using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Evaluation.RemoveAnnex;

/// <summary>The candidate takes their annex document off before the file is transmitted.</summary>
[Requires(Permission.FillCandidatePart)]
[Route(EvaluationPaths.RemoveAnnexRoute)]
public sealed class RemoveAnnexController(PieceDesk pieces) : Controller
{
    [HttpPost]
    public Task<IActionResult> Remove(string reference, Guid attachment, CancellationToken cancellation) => pieces.RemoveAsync(
        this,
        reference,
        attachment,
        AttachmentPurpose.CandidateAnnex,
        remove: (begun, _) => Task.FromResult(begun.File.Evaluation.MayJoinAnnex() is { IsAccepted: false } closed ? closed : new AnnexRemoved()),
        done: _ => new Done("Document annexe retiré.", EvaluationPaths.Annex(reference)),
        cancellation);
}
