using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Documents;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Evaluation.ComparePaper;

/// <summary>The page. <paramref name="State"/>: why nothing is compared now; <paramref name="Document"/>: what was keyed, as it will be printed.</summary>
public sealed record ComparePaperPage(FileHead Head, PaperState? Paper, string? State, Document? Document, ComparePaperForm Form)
{
    /// <summary>What was keyed is drawn for who may compare it.</summary>
    public static async Task<ComparePaperPage> LoadAsync(FileActing begun, ComparePaperForm form, CancellationToken cancellation)
    {
        var (db, head) = (begun.Db, begun.Head);
        var paper = await db.PaperBooklets.AsNoTracking().SingleOrDefaultAsync(found => found.FileId == begun.File.Id, cancellation);
        var may = paper?.MayCheck(begun.User.ActingId) ?? PaperRefusals.NothingToCheck;
        var drawn = may.IsAccepted ? await FileSheets.DrawAsync(db, Readership.Of(begun.User), head, EvaluationBooklet.Key, begun.Now, cancellation) : null;
        var hash = drawn is { } read ? SignatureDesk.HashOf(head, EvaluationBooklet.Key, read.Sheet.Sheet, read.Sheet.Answers, SignatoryRole.Evaluator1) : null;
        return new ComparePaperPage(
            head,
            paper is null ? null : PaperDesk.Of(paper),
            may.IsAccepted ? null : FrenchText.NoBreak(may.Refusals[0].Message),
            drawn?.Document,
            form with { Hash = hash });
    }
}
