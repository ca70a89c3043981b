using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Training.RemoveAttestation;

/// <summary>Takes an attestation off while the training is open; that of another organisation is not found.</summary>
[Requires(Permission.RecordTraining)]
[Route(TrainingPaths.RemoveAttestationRoute)]
public sealed class RemoveAttestationController(PieceDesk pieces) : Controller
{
    [HttpPost]
    public Task<IActionResult> Remove(string reference, Guid attachment, CancellationToken cancellation) => pieces.RemoveAsync(
        this,
        reference,
        attachment,
        AttachmentPurpose.TrainingAttestation,
        remove: (begun, piece) => Task.FromResult(begun.File.Training.MayRecord(begun.User.OrganisationId, piece.Unit) is { IsAccepted: false } closed
            ? closed
            : new AttestationRemoved(piece.Unit!)),
        done: piece => new Done("Attestation retirée.", TrainingPaths.Attestations(reference, piece.Unit!)),
        cancellation);
}
