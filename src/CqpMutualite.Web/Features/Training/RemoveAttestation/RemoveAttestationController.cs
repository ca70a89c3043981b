using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Training.RemoveAttestation;

/// <summary>Takes an attestation off while the training is open.</summary>
[Requires(Permission.RecordTraining)]
[Route(TrainingPaths.RemoveAttestationRoute)]
public sealed class RemoveAttestationController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Removes it. One that is gone, of another file or of another organisation is not found.</summary>
    [HttpPost]
    public async Task<IActionResult> Remove(string reference, Guid attachment, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head
            || await db.AttachmentReadableByAsync(user.Reader, head.File, attachment, cancellation) is not { Purpose: AttachmentPurpose.TrainingAttestation, Unit: { } unit } found)
        {
            return NotFound();
        }

        var outcome = head.File.Training.MayRecord(user.OrganisationId, unit);
        if (!outcome.IsAccepted)
        {
            TempData.Toast(outcome.Refusals[0].Message);
            return Redirect(TrainingPaths.Attestations(reference, unit));
        }

        db.Remove(found);
        db.Note(head.File.Id, user.Actor(), new AttestationRemoved(unit), head.Edition, clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellation);
            TempData.Toast("Attestation retirée.");
        }
        catch (DbUpdateConcurrencyException)
        {
            TempData.Toast("Cette attestation vient d’être retirée par une autre personne.");
        }

        return Redirect(TrainingPaths.Attestations(reference, unit));
    }
}
