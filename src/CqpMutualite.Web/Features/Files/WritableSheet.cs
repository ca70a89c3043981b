using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files;

/// <summary>A sheet to write in, with the answers of the voices that write.</summary>
public static class WritableSheet
{
    /// <summary>
    /// The last sheet of that booklet, tracked with its signatures; a first one is opened when nobody has begun. The caller has loaded the file through
    /// visibility. One query.
    /// </summary>
    public static Task<Sheet> ForAsync(AppDbContext db, CertificationFile file, string booklet, CancellationToken cancellation, params Voice[] voices) =>
        ForUnitAsync(db, file, booklet, "", cancellation, voices);

    /// <summary>A sheet that was opened before, by its rank. One query.</summary>
    public static Task<Sheet> OfRankAsync(
        AppDbContext db,
        CertificationFile file,
        string booklet,
        int occurrence,
        CancellationToken cancellation,
        params Voice[] voices
    ) =>
        db
            .Sheets.Include(found => found.Answers.Where(answer => voices.Contains(answer.Voice)))
            .Include(found => found.Signatures)
            .AsSingleQuery()
            .SingleAsync(found => found.FileId == file.Id && found.Booklet == booklet && found.Occurrence == occurrence, cancellation);

    /// <summary>The same for the sheet of a unit, where the booklet is filled unit by unit.</summary>
    public static async Task<Sheet> ForUnitAsync(
        AppDbContext db,
        CertificationFile file,
        string booklet,
        string unit,
        CancellationToken cancellation,
        params Voice[] voices
    )
    {
        var sheet = await db.Sheets
            .Include(found => found.Answers.Where(answer => voices.Contains(answer.Voice)))
            .Include(found => found.Signatures)
            .AsSingleQuery()
            .Where(found => found.FileId == file.Id && found.Booklet == booklet && found.Unit == unit)
            .OrderByDescending(found => found.Occurrence)
            .FirstOrDefaultAsync(cancellation);
        if (sheet is null)
        {
            sheet = Sheet.Open(file.Id, booklet, unit: unit);
            db.Add(sheet);
        }

        return sheet;
    }
}
