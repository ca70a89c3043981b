using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Training.JoinAttestation;

/// <summary>The attestations of one unit.</summary>
/// <param name="Head">The file.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Joined">Those joined.</param>
/// <param name="Add">The form; null once the training is closed.</param>
public sealed record JoinAttestationPage(FileHead Head, Unit Unit, AttachmentList Joined, AttachmentForm? Add)
{
    /// <summary>Titles of the modules that the unit's attestations are about.</summary>
    public IReadOnlyList<string> Modules =>
        [.. Head.File.Modules.Where(module => module.Unit == Unit.Key).OrderBy(module => module.StartsOn).Select(module => module.Title)];

    /// <summary>Two queries beside those of the head.</summary>
    public static async Task<JoinAttestationPage> LoadAsync(FileActing begun, Unit unit, int maximumMegabytes, CancellationToken cancellation)
    {
        var (db, head, reference) = (begun.Db, begun.Head, begun.File.Reference);
        var open = head.File.Training.MayRecord(begun.User.OrganisationId, unit.Key).IsAccepted;
        var all = await db.AttachmentsReadableByAsync(begun.Reader, head.File, AttachmentPurpose.TrainingAttestation, cancellation);
        var joined = all.Where(piece => piece.Unit == unit.Key).ToList();
        var people = joined.ConvertAll(piece => piece.AddedBy);
        var names = await db
            .People.AsNoTracking()
            .Where(person => people.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.Name, cancellation);
        return new JoinAttestationPage(
            head,
            unit,
            new AttachmentList([.. joined.Select(LineOf)], "Aucune attestation jointe pour l’instant."),
            open
                ? new AttachmentForm(TrainingPaths.Attestations(reference, unit.Key), "Attestation de formation", "Joindre l’attestation", maximumMegabytes)
                : null
        );

        AttachmentLine LineOf(Attachment piece) => new(
            piece.Name,
            FilesPaths.Attachment(reference, piece.Id),
            piece.Length,
            piece.At,
            names[piece.AddedBy],
            open ? TrainingPaths.RemoveAttestation(reference, piece.Id) : null);
    }
}
