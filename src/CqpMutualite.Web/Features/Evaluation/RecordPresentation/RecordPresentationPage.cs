using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Evaluation.RecordPresentation;

/// <summary>The page; <paramref name="State"/> says why nothing is to be recorded.</summary>
public sealed record RecordPresentationPage(FileHead Head, string? State, RecordPresentationForm Form)
{
    /// <summary>Two queries beside that of the head.</summary>
    public static async Task<RecordPresentationPage> LoadAsync(FileActing begun, RecordPresentationForm form, CancellationToken cancellation)
    {
        var (head, results) = (begun.Head, begun.File.Results);
        var state = results.MayPresent() is not { IsAccepted: false } closed ? null
            : begun.File.Evaluation.CompletedOn is null ? SheetRefusals.NothingToAcknowledge.Message
            : closed.Refusals[0].Message;
        var sheet = await begun.Db.SheetReadableByAsync(begun.Reader, begun.File, EvaluationBooklet.Key, cancellation);
        return new RecordPresentationPage(
            head,
            state is null ? null : FrenchText.NoBreak(state),
            form with { Secret = null, Hash = SignatureDesk.HashOf(head, EvaluationBooklet.Key, sheet.Sheet, sheet.Answers, SignatoryRole.Company) });
    }
}
