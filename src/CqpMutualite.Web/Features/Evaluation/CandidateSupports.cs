using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Evaluation;

/// <summary>The pieces that the candidate joins to their part of the booklet: theirs alone until they hand the part over.</summary>
public static class CandidateSupports
{
    /// <summary>The units on which the candidate writes, and so may join supports.</summary>
    public static IEnumerable<Unit> Units(Referential edition)
    {
        var written = CandidateSheet.Part(edition).Select(question => question.Unit).ToHashSet();
        return edition.Units.Where(unit => written.Contains(unit.Key));
    }

    /// <summary>The one of that key; null where the candidate writes nothing.</summary>
    public static Unit? UnitOf(FileActing begun, string unit) => Units(begun.Edition).FirstOrDefault(known => known.Key == unit);

    /// <summary>Whether the candidate may join or remove supports now: until they hand their part over. One query.</summary>
    public static async Task<Outcome> MayChangeAsync(FileActing begun, CancellationToken cancellation)
    {
        var (file, sheets) = (begun.File, begun.Db.Sheets);
        if (file.Evaluation.MayWriteCandidatePart() is { IsAccepted: false } closed)
        {
            return closed;
        }

        var submitted = sheets.Where(sheet => sheet.FileId == file.Id && sheet.Booklet == CandidateSheet.Key && sheet.CandidateSubmittedAt != null);
        return await submitted.AnyAsync(cancellation) ? SheetRefusals.CandidatePartSubmitted(null) : Outcome.Accepted;
    }

    /// <summary>Pieces as lines; <paramref name="removeUrl"/>: where the removal of one is posted, null when they stay.</summary>
    public static AttachmentList ListOf(string reference, IEnumerable<Attachment> pieces, string empty, Func<Guid, string>? removeUrl = null) =>
        new(
            [.. pieces.Select(piece =>
                new AttachmentLine(piece.Name, FilesPaths.Attachment(reference, piece.Id), piece.Length, piece.At, RemoveUrl: removeUrl?.Invoke(piece.Id)))],
            empty);
}
