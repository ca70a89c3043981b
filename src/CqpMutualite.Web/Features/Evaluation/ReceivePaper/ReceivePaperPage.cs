using CqpMutualite.Domain.Booklets;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Evaluation.ReceivePaper;

/// <summary>Where a booklet filled by hand is.</summary>
/// <param name="Head">The file.</param>
/// <param name="Paper">What is known of it; null before its scan.</param>
/// <param name="State">Why nothing is to be received or keyed; null when something is.</param>
/// <param name="Rows">The parts to key, with what is given.</param>
/// <param name="Upload">The form; null when no scan is received now.</param>
public sealed record ReceivePaperPage(FileHead Head, PaperState? Paper, string? State, IReadOnlyList<PaperPart> Rows, AttachmentForm? Upload)
{
    public bool Complete => Rows.All(row => row.Given >= row.Expected);

    /// <summary>Four queries with the file.</summary>
    public static async Task<ReceivePaperPage> LoadAsync(FileActing begun, int megabytes, CancellationToken cancellation)
    {
        var (db, head, user) = (begun.Db, begun.Head, begun.User);
        var paper = await PaperDesk.LoadAsync(db, head, cancellation);
        var sheet = await db.SheetReadableByAsync(user.Reader, head.File, EvaluationBooklet.Key, cancellation, answer => answer.Voice == Voice.Official);
        var may = head.File.Evaluation.MayReceivePaper();
        var signed = paper is null && sheet.Signatures.Any(signature => signature.Method != SignatureMethod.Paper);
        var state = signed ? PaperRefusals.SignedOnScreen.Message : paper is null && !may.IsAccepted ? may.Refusals[0].Message : null;
        var values = sheet.Printed;
        return new ReceivePaperPage(
            head,
            paper,
            state is null ? null : FrenchText.NoBreak(state),
            paper is null ? [] : [.. PaperDesk.Parts(head.Edition).Select(part =>
            {
                var required = PaperDesk.Questions(head.Edition, part.Part).Where(question => question.Field.Required).ToList();
                var given = required.Count(question => values.ContainsKey(question.Key));
                return new PaperPart(part.Label, part.Title, EvaluationPaths.PaperUnit(head.File.Reference, part.Part), given, required.Count);
            })],
            state is not null || !may.IsAccepted ? null : new AttachmentForm(
                EvaluationPaths.Paper(head.File.Reference),
                paper is null ? "Livret signé, numérisé en un seul PDF" : "Remplacer l’original numérisé",
                paper is null ? "Envoyer l’original" : "Remplacer l’original",
                megabytes)
            {
                Hint = "Toutes les pages, signatures comprises.",
                PdfOnly = true,
            });
    }
}

public sealed record PaperPart(string Label, string Title, string Url, int Given, int Expected);
