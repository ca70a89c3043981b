using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Transmission.ReopenEvaluation;

/// <summary>The evaluation booklet of a file, opened again: the sheet, the candidate's own part when it came back, the paper to key again, the file.</summary>
public static class OpenedAgain
{
    public static async Task<Outcome?> DoAsync(FileActing begun, string? reason, CancellationToken cancellation)
    {
        var (db, file) = (begun.Db, begun.File);
        if (file.Results.MayReopen() is { IsAccepted: false } refused)
        {
            return refused;
        }

        var sheet = await db.Sheets.Include(found => found.Signatures).Where(found => found.FileId == file.Id && found.Booklet == BookletKeys.Evaluation)
            .OrderByDescending(found => found.Occurrence).FirstOrDefaultAsync(cancellation);
        if (sheet is null)
        {
            return SheetRefusals.NothingToReopen;
        }

        if (sheet.ReopenAll(reason, begun.Now) is { IsAccepted: false } kept)
        {
            return kept;
        }

        var candidate = file.Evaluation.Paper is null && file.Transmission.ToCorrect.Any(point => point.Point == ReturnPoint.CandidatePart);
        if (candidate)
        {
            sheet.ReopenCandidatePart();
        }

        if (await db.PaperBooklets.SingleOrDefaultAsync(found => found.FileId == file.Id, cancellation) is { } paper)
        {
            paper.KeyAgain();
        }

        return file.Results.Reopen(begun.Today, candidate);
    }
}
