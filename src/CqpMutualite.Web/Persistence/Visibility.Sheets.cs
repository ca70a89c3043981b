using System.Linq.Expressions;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Files;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence;

/// <content>The booklets of a file, as one reader may read them.</content>
public static partial class Visibility
{
    /// <summary>
    /// Second door: the readable answers of one booklet of a file, with its state and signatures. One query for the sheets, one for the answers.
    /// Of a booklet filled unit by unit, the last sheet of each unit; those that a later one follows are beside (<see cref="ReadableSheet.Earlier"/>).
    /// <paramref name="only"/>: restricts to some answers, for a page that shows a part of the booklet.
    /// </summary>
    public static async Task<ReadableSheet> SheetReadableByAsync(
        this AppDbContext db,
        Reader reader,
        CertificationFile file,
        string booklet,
        CancellationToken cancellation,
        Expression<Func<Answer, bool>>? only = null
    )
    {
        var sheets = await db.SheetsOfAsync(file, booklet, cancellation);
        if (sheets.Count == 0)
        {
            return new ReadableSheet(null, [], []);
        }

        var (seat, state) = (SeatOf(file, reader), StateOf(file, LastOfEach(sheets)[0]));
        var voices = SheetRights.ReadableVoices(reader.Role, seat, booklet, state);
        var revealed = SheetRights.ReadableVoices(reader.Role, seat, booklet, state with { BlindPhaseOver = true });
        var answers =
            revealed.Count == 0
                ? []
                : await db.AnswersOf(sheets)
                    .Where(answer => voices.Contains(answer.Voice) || (answer.Revealed && revealed.Contains(answer.Voice)))
                    .Where(only ?? (_ => true))
                    .ToListAsync(cancellation);
        answers.RemoveAll(answer => !Reads(reader, file, booklet, answer));
        return Readable(sheets, voices, answers);
    }

    /// <summary>A booklet of a file as the archive keeps it: all that is printed, for nobody in particular. Two queries.</summary>
    public static async Task<ReadableSheet> SheetToArchiveAsync(this AppDbContext db, CertificationFile file, string booklet, CancellationToken cancellation)
    {
        var sheets = await db.SheetsOfAsync(file, booklet, cancellation);
        if (sheets.Count == 0)
        {
            return new ReadableSheet(null, [], []);
        }

        var voices = SheetRights.ArchivedVoices(booklet, StateOf(file, LastOfEach(sheets)[0]));
        return Readable(sheets, voices, await db.AnswersOf(sheets).Where(answer => voices.Contains(answer.Voice)).ToListAsync(cancellation));
    }

    private static Task<List<Sheet>> SheetsOfAsync(this AppDbContext db, CertificationFile file, string booklet, CancellationToken cancellation) => db
        .Sheets.AsNoTracking()
        .Include(found => found.Signatures)
        .Where(found => found.FileId == file.Id && found.Booklet == booklet)
        .ToListAsync(cancellation);

    private static IQueryable<Answer> AnswersOf(this AppDbContext db, List<Sheet> sheets)
    {
        var ids = sheets.ConvertAll(sheet => sheet.Id);
        return db.Answers.AsNoTracking().Where(answer => ids.Contains(answer.SheetId) && (answer.Value != null || answer.Note != null || answer.Disputed));
    }

    // the last sheet of each unit, with those that it follows beside
    private static ReadableSheet Readable(List<Sheet> sheets, IReadOnlyList<Voice> voices, List<Answer> answers)
    {
        var last = LastOfEach(sheets);
        return Only(last, voices, answers) with
        {
            Earlier = [.. sheets.Except(last).OrderBy(sheet => sheet.Occurrence).Select(sheet => Only([sheet], voices, answers))],
        };
    }

    /// <summary>Second door for several booklets at once and only some of their fields, by booklet: one query whatever their number.</summary>
    public static async Task<IReadOnlyDictionary<string, ReadableSheet>> SheetsReadableByAsync(
        this AppDbContext db,
        Reader reader,
        CertificationFile file,
        IReadOnlyCollection<string> booklets,
        IReadOnlyCollection<string> fields,
        CancellationToken cancellation
    )
    {
        var rows = await (
            from sheet in db.Sheets.AsNoTrackingWithIdentityResolution()
            where sheet.FileId == file.Id && booklets.Contains(sheet.Booklet)
            from answer in db.Answers.Where(answer => answer.SheetId == sheet.Id && fields.Contains(answer.Field) && answer.Value != null).DefaultIfEmpty()
            select new { Sheet = sheet, Answer = answer }
        ).ToListAsync(cancellation);
        return rows.GroupBy(row => row.Sheet.Booklet)
            .ToDictionary(
                group => group.Key,
                group =>
                {
                    var all = group.Select(row => row.Sheet).DistinctBy(sheet => sheet.Id).ToList();
                    var voices = SheetRights.ReadableVoices(reader.Role, SeatOf(file, reader), group.Key, StateOf(file, LastOfEach(all)[0]));
                    var answers = group
                        .Select(row => row.Answer)
                        .OfType<Answer>()
                        .Where(answer => voices.Contains(answer.Voice) && Reads(reader, file, group.Key, answer))
                        .ToList();
                    return Readable(all, voices, answers);
                }
            );
    }

    // the last sheet of each unit, that of the whole booklet first
    private static List<Sheet> LastOfEach(IEnumerable<Sheet> sheets) =>
        [
            .. sheets
                .GroupBy(sheet => sheet.Unit)
                .Select(occurrences => occurrences.MaxBy(sheet => sheet.Occurrence)!)
                .OrderBy(sheet => sheet.Unit, StringComparer.Ordinal),
        ];

    private static ReadableSheet Only(List<Sheet> sheets, IReadOnlyList<Voice> voices, IEnumerable<Answer> answers) =>
        new(sheets[0], voices, [.. answers.Where(answer => sheets.Exists(sheet => sheet.Id == answer.SheetId))])
        {
            Units = sheets.Where(sheet => sheet.Unit.Length > 0).ToDictionary(sheet => sheet.Unit),
        };
}
