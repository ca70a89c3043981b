using CqpMutualite.Domain.Common;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Evaluation.SubmitPaper;

/// <summary>The page. <paramref name="State"/>: why nothing is sent now; <paramref name="Missing"/>: what is still to be keyed.</summary>
public sealed record SubmitPaperPage(FileHead Head, string? State, IReadOnlyList<Refusal> Missing, SubmitPaperForm Form)
{
    /// <summary>
    /// Three queries beside that of the head. <paramref name="typed"/>: null when it is first shown, with what the paper said before it was sent back.
    /// </summary>
    public static async Task<SubmitPaperPage> LoadAsync(FileActing begun, SubmitPaperForm? typed, CancellationToken cancellation)
    {
        var form = typed ?? SubmitPaperForm.Of((await PaperDesk.LoadAsync(begun.Db, begun.Head, cancellation))?.Signatures);
        var open = begun.File.Evaluation.PaperIsOpen();
        var sheet = await begun.Db.SheetReadableByAsync(begun.Reader, begun.File, EvaluationBooklet.Key, cancellation);
        return new SubmitPaperPage(
            begun.Head,
            open.IsAccepted ? null : FrenchText.NoBreak(open.Refusals[0].Message),
            open.IsAccepted ? begun.File.Evaluation.MissingForSignature(begun.Edition, sheet.Printed) : [],
            form);
    }
}
