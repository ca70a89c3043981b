using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Evaluation.JoinAnnex;

/// <summary>The annex document; <paramref name="Add"/>: null when there is one already, or once it is too late, which <paramref name="Closed"/> says.</summary>
public sealed record JoinAnnexPage(FileHead Head, AttachmentList Joined, AttachmentForm? Add, string? Closed)
{
    /// <summary>Whether it may be joined now: one only. Null in an edition without annex.</summary>
    public static async Task<Outcome?> MayJoinAsync(FileActing begun, CancellationToken cancellation) => !Has(begun.Head) ? FileDesk.NotFound
        : begun.File.Evaluation.MayJoinAnnex() is { IsAccepted: false } closed ? closed
        : (await JoinedAsync(begun, cancellation)).Count > 0 ? FileRefusals.AnnexJoined
        : Outcome.Accepted;

    /// <summary>One query beside that of the head; null in an edition without annex.</summary>
    public static async Task<JoinAnnexPage?> LoadAsync(FileActing begun, int megabytes, CancellationToken cancellation)
    {
        if (!Has(begun.Head))
        {
            return null;
        }

        var reference = begun.File.Reference;
        var may = begun.File.Evaluation.MayJoinAnnex();
        var joined = await JoinedAsync(begun, cancellation);
        Func<Guid, string>? remove = may.IsAccepted ? id => EvaluationPaths.RemoveAnnex(reference, id) : null;
        return new JoinAnnexPage(
            begun.Head,
            CandidateSupports.ListOf(reference, joined, "Aucun document joint. Il est facultatif.", remove),
            !may.IsAccepted || joined.Count > 0 ? null : new(EvaluationPaths.Annex(reference), "Document annexe", "Joindre le document", megabytes)
            {
                Hint = "Une synthèse écrite de votre parcours, de vos connaissances et de vos acquis.",
            },
            may.IsAccepted ? null
            : begun.File.Transmission.On is null ? may.Refusals[0].Message
            : "Votre dossier est transmis\u00A0: ce document ne change plus.");
    }

    private static bool Has(FileHead head) => EvaluationBooklet.Of(head.Edition).Booklet.CandidateAnnex;

    private static Task<IReadOnlyList<Attachment>> JoinedAsync(FileActing begun, CancellationToken cancellation) =>
        begun.Db.AttachmentsReadableByAsync(begun.Reader, begun.File, AttachmentPurpose.CandidateAnnex, cancellation);
}
