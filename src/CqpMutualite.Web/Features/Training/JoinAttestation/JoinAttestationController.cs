using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Platform.Uploads;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace CqpMutualite.Web.Features.Training.JoinAttestation;

/// <summary>The training attestations of one unit: those joined, and one more.</summary>
[Requires(Permission.RecordTraining)]
[AcceptsUploads]
[Route(TrainingPaths.AttestationsRoute)]
public sealed class JoinAttestationController(AppDbContext db, Editions editions, AttachmentStore store, IOptions<UploadOptions> uploads, TimeProvider clock) : Controller
{
    /// <summary>The page; a unit that the edition does not have is not found.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, string unit, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } head && UnitOf(head, user, unit) is { } known
            ? await ViewAsync(user, head, known, cancellation)
            : NotFound();
    }

    /// <summary>Joins one.</summary>
    [HttpPost]
    public async Task<IActionResult> Join(string reference, string unit, [Bind(Prefix = "Form")] JoinAttestationForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head || UnitOf(head, user, unit) is not { } known)
        {
            return NotFound();
        }

        if (head.File.Training.MayRecord(user.OrganisationId, unit) is { IsAccepted: false } closed)
        {
            ModelState.Refuse(closed);
            return await ViewAsync(user, head, known, cancellation);
        }

        var (content, outcome) = await store.KeepAsync(form.File, nameof(JoinAttestationForm.File), cancellation);
        if (content is null)
        {
            ModelState.Refuse(outcome);
            return await ViewAsync(user, head, known, cancellation);
        }

        db.Add(Attachment.Of(head.File.Id, AttachmentPurpose.TrainingAttestation, content, user.PersonId, user.OrganisationId, clock.GetUtcNow(), known.Key));
        db.Note(head.File.Id, user.Actor(), new AttestationJoined(known.Key), head.Edition, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        TempData.Toast("Attestation jointe.");
        return Redirect(TrainingPaths.Attestations(reference, unit));
    }

    private static Unit? UnitOf(FileHead head, CurrentUser user, string unit) => head.Edition.Units.FirstOrDefault(known => known.Key == unit && head.Concerns(user, unit));

    private async Task<ViewResult> ViewAsync(CurrentUser user, FileHead head, Unit unit, CancellationToken cancellation) =>
        View("JoinAttestation", await JoinAttestationPage.LoadAsync(db, user, head, unit, uploads.Value.MaximumMegabytes, cancellation));
}

/// <summary>What is posted.</summary>
public sealed record JoinAttestationForm
{
    /// <summary>The file.</summary>
    public IFormFile? File { get; init; }
}
