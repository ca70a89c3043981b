using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Evaluation.RemoveSupport;

/// <summary>The candidate takes a support off before they hand their part over.</summary>
[Requires(Permission.FillCandidatePart)]
[Route(EvaluationPaths.RemoveSupportRoute)]
public sealed class RemoveSupportController(PieceDesk pieces) : Controller
{
    [HttpPost]
    public Task<IActionResult> Remove(string reference, Guid attachment, CancellationToken cancellation) => pieces.RemoveAsync(
        this,
        reference,
        attachment,
        AttachmentPurpose.CandidateSupport,
        remove: async (begun, piece) =>
            await CandidateSupports.MayChangeAsync(begun, cancellation) is { IsAccepted: false } closed ? closed : new SupportRemoved(piece.Unit!),
        done: piece => new Done("Pièce retirée.", EvaluationPaths.Supports(reference, piece.Unit!)),
        cancellation);
}
