using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.FormerFiles;

/// <summary>The files that went to another company, with the documents that this one signed: nothing else, and nothing since.</summary>
[Requires(Permission.UseCompanySpace)]
[Route(FilesPaths.FormerFiles)]
public sealed class FormerFilesController(AppDbContext db, Editions editions) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation) =>
        View("FormerFiles", await FormerFilesPage.LoadAsync(db, editions, CurrentUser.From(User)!, cancellation));
}

/// <summary>Two queries.</summary>
public sealed record FormerFilesPage(IReadOnlyList<FormerFileLine> Lines)
{
    private const int Shown = 200;

    public static async Task<FormerFilesPage> LoadAsync(AppDbContext db, Editions editions, CurrentUser user, CancellationToken cancellation)
    {
        var rows = await (
            from former in db.FormerEmployersOf(user.Reader).AsNoTracking()
            join file in db.Files on former.FileId equals file.Id
            join candidate in db.People on file.CandidateId equals candidate.Id
            orderby former.Until descending, former.Id
            select new
            {
                Former = former,
                file.Reference,
                file.CertificationTitle,
                file.EditionCode,
                file.EditionVersion,
                candidate.Name,
            }
        )
            .Take(Shown)
            .ToListAsync(cancellation);
        var documents = await SignedByCompany.OfAsync(db, rows.ConvertAll(row => row.Former.FileId), cancellation);
        return new FormerFilesPage(
        [
            .. rows.Select(row => new FormerFileLine(
                row.Name,
                row.CertificationTitle,
                row.Reference,
                row.Former.Until,
                [
                    .. editions
                        .Get(row.EditionCode, row.EditionVersion)
                        .Booklets.Select(booklet => (Booklet: booklet, Kept: documents.Kept(row.Former, booklet.Key)))
                        .Where(pair => pair.Kept is not null)
                        .Select(pair => new FormerDocumentLine(
                            pair.Booklet.Title,
                            pair.Kept!.SignedOn,
                            FilesPaths.FormerDocument(row.Former.Id, pair.Booklet.Key)
                        )),
                ]
            )),
        ]);
    }
}

/// <summary>A file that left, with what was signed.</summary>
public sealed record FormerFileLine(string Name, string Certification, string Reference, DateOnly Until, IReadOnlyList<FormerDocumentLine> Documents);

/// <summary>A document that the company signed.</summary>
public sealed record FormerDocumentLine(string Title, DateOnly SignedOn, string Url);
