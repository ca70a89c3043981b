using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.FileList;

/// <summary>The files that the user may see.</summary>
[Requires(Permission.ReadFiles)]
[Route(FilesPaths.List)]
public sealed class FileListController(AppDbContext db) : Controller
{
    /// <summary>A page of the list, filtered.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(FileListFilter filter, CancellationToken cancellation) =>
        View("FileList", await FileListPage.LoadAsync(db, CurrentUser.From(User)!, filter, cancellation));
}

/// <summary>What the list is filtered by, in the address.</summary>
public sealed record FileListFilter
{
    /// <summary>Beginning of a name, or reference.</summary>
    public string? Recherche { get; init; }

    /// <summary>Stage under way.</summary>
    public Stage? Etape { get; init; }

    /// <summary>Page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Address of a page with these filters.</summary>
    public string Url(int page)
    {
        var query = new QueryBuilder();
        if (!string.IsNullOrWhiteSpace(Recherche))
        {
            query.Add("Recherche", Recherche);
        }

        if (Etape is { } stage)
        {
            query.Add("Etape", stage.ToString());
        }

        query.Add("Page", page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return FilesPaths.List + query;
    }
}

/// <summary>One page of files: two queries.</summary>
public sealed record FileListPage(FileListFilter Filter, IReadOnlyList<FileLine> Lines, int Total, Pager Pager)
{
    private const int PageSize = 25;

    /// <summary>Loads it.</summary>
    public static async Task<FileListPage> LoadAsync(AppDbContext db, CurrentUser user, FileListFilter filter, CancellationToken cancellation)
    {
        var query =
            from file in db.FilesVisibleTo(user.Reader).AsNoTracking()
            join candidate in db.People on file.CandidateId equals candidate.Id
            select new { file, candidate };
        if (filter.Etape is { } stage)
        {
            query = query.Where(row => row.file.Stage == stage && row.file.Turn != Domain.Files.Turn.Nobody);
        }

        if (filter.Recherche?.Trim() is { Length: > 0 } search)
        {
            var words = search.ToUpperInvariant();
            query = query.Where(row => row.file.Reference.StartsWith(words) || row.candidate.BirthName.ToUpper().StartsWith(words) || row.candidate.UsedName!.ToUpper().StartsWith(words) || row.candidate.FirstNames.ToUpper().StartsWith(words));
        }

        var total = await query.CountAsync(cancellation);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = Math.Clamp(filter.Page, 1, pages);
        var rows = await query.OrderByDescending(row => row.file.TurnSince).ThenBy(row => row.file.Id).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(row => new FileLine(row.file.Reference, row.candidate.FirstNames, row.candidate.UsedName ?? row.candidate.BirthName, row.file.CertificationTitle, row.file.Stage, row.file.Turn, row.file.PublishedOn != null, row.file.ClosedOn != null, row.file.FirstJuryBefore))
            .ToListAsync(cancellation);
        return new FileListPage(filter with { Page = page }, rows, total, new Pager(page, pages, filter.Url));
    }
}

/// <summary>A line of the list.</summary>
public sealed record FileLine(string Reference, string FirstNames, string LastName, string Certification, Stage Stage, Domain.Files.Turn Turn, bool Published, bool Closed, DateOnly? Before)
{
    /// <summary>Name of the candidate.</summary>
    public string Name => $"{FirstNames.Split(' ')[0]} {LastName}";

    /// <summary>The path in small.</summary>
    public MiniPath Path => new([.. StageNames.Path.Select(stage => Published || stage < Stage ? PathState.Done : stage == Stage && !Closed ? PathState.Current : PathState.ToCome)], Closed ? "Dossier clos" : Published ? "Décision publiée" : StageNames.Of(Stage));
}
