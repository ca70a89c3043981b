using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Evaluation.JoinSupport;

/// <summary>The supports of one unit; <paramref name="Add"/>: null once the part is handed over.</summary>
public sealed record JoinSupportPage(FileHead Head, Unit Unit, AttachmentList Joined, AttachmentForm? Add)
{
    /// <summary>Two queries beside that of the head; null for a unit on which the candidate writes nothing.</summary>
    public static async Task<JoinSupportPage?> LoadAsync(FileActing begun, string key, int megabytes, CancellationToken cancellation)
    {
        if (CandidateSupports.UnitOf(begun, key) is not { } unit)
        {
            return null;
        }

        var reference = begun.File.Reference;
        var open = (await CandidateSupports.MayChangeAsync(begun, cancellation)).IsAccepted;
        var joined = await begun.Db.AttachmentsReadableByAsync(begun.Reader, begun.File, AttachmentPurpose.CandidateSupport, cancellation);
        Func<Guid, string>? remove = open ? id => EvaluationPaths.RemoveSupport(reference, id) : null;
        return new JoinSupportPage(
            begun.Head,
            unit,
            CandidateSupports.ListOf(reference, joined.Where(piece => piece.Unit == unit.Key), "Aucune pièce jointe pour l’instant.", remove),
            !open ? null : new AttachmentForm(EvaluationPaths.Supports(reference, unit.Key), "Pièce", "Joindre la pièce", megabytes)
            {
                Hint = "Un dossier, un diaporama enregistré en PDF, un compte-rendu.",
            });
    }
}
