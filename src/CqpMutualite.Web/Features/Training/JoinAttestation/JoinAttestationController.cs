using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Platform.Uploads;

namespace CqpMutualite.Web.Features.Training.JoinAttestation;

/// <summary>The training attestations of one unit: those joined, and one more.</summary>
[Requires(Permission.RecordTraining)]
[AcceptsUploads]
[Route(TrainingPaths.AttestationsRoute)]
public sealed class JoinAttestationController(FileDesk desk, PieceDesk pieces) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, string unit, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, unit, cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Join(string reference, string unit, [Bind(Prefix = "Form")] PieceForm form, CancellationToken cancellation) => pieces.JoinAsync(
        this,
        reference,
        form,
        may: begun => Task.FromResult(begun.Trained(unit) is null ? FileDesk.NotFound : begun.File.Training.MayRecord(begun.User.OrganisationId, unit)),
        join: (begun, content) =>
            PieceDesk.Join(begun, AttachmentPurpose.TrainingAttestation, content, new AttestationJoined(unit), unit, begun.User.OrganisationId),
        done: new Done("Attestation jointe.", TrainingPaths.Attestations(reference, unit)),
        again: begun => PageAsync(begun, unit, cancellation),
        cancellation);

    private async Task<IActionResult?> PageAsync(FileActing begun, string key, CancellationToken cancellation) =>
        begun.Trained(key) is not { } unit
            ? null
            : View("JoinAttestation", await JoinAttestationPage.LoadAsync(begun, unit, pieces.MaximumMegabytes, cancellation));
}
