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
        var files = db.FilesVisibleTo(user.Reader).AsNoTracking();
        if (filter.Etape is { } stage)
        {
            files = files.Where(file => file.Stage == stage && file.Turn != Domain.Files.Turn.Nobody);
        }

        if (filter.Recherche?.Trim() is { Length: > 0 } search)
        {
            var words = search.ToUpperInvariant();
            files = files.Where(file => file.Reference.StartsWith(words) || db.People.Any(candidate => candidate.Id == file.CandidateId
                && (candidate.BirthName.ToUpper().StartsWith(words) || candidate.UsedName!.ToUpper().StartsWith(words) || candidate.FirstNames.ToUpper().StartsWith(words))));
        }

        var total = await files.CountAsync(cancellation);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = Math.Clamp(filter.Page, 1, pages);

        var organisation = user.OrganisationId;

        // the page is cut before the candidates are joined: 25 names are read, not those of every file
        var rows = await (
            from file in files.OrderByDescending(file => file.TurnSince).ThenBy(file => file.Id).Skip((page - 1) * PageSize).Take(PageSize)
            join candidate in db.People on file.CandidateId equals candidate.Id
            orderby file.TurnSince descending, file.Id
            select new FileLine(file.Reference, candidate.FirstNames, candidate.UsedName ?? candidate.BirthName, file.CertificationTitle, file.Stage, file.Turn, file.PublishedOn != null, file.ClosedOn != null, db.FileOrganisations.Any(place => place.FileId == file.Id && place.OrganisationId == organisation && place.Until == null && place.TrainedOn != null))).ToListAsync(cancellation);
        return new FileListPage(filter with { Page = page }, rows, total, new Pager(page, pages, filter.Url));
    }
}

/// <summary>A line of the list.</summary>
public sealed record FileLine(string Reference, string FirstNames, string LastName, string Certification, Stage Stage, Domain.Files.Turn Turn, bool Published, bool Closed, bool PartClosed)
{
    /// <summary>Name of the candidate.</summary>
    public string Name => $"{FirstNames.Split(' ')[0]} {LastName}";

    /// <summary>Whether the next act is that capacity's: an organisation that has closed its part waits for the others.</summary>
    public bool IsTurnOf(CurrentUser user) => ActWords.Plays(user.Role, Turn) && !(Turn == Domain.Files.Turn.TrainingOrganisation && PartClosed);

    /// <summary>The path in small.</summary>
    public MiniPath Path => new([.. StageNames.Path.Select(stage => Published || stage < Stage ? PathState.Done : stage == Stage && !Closed ? PathState.Current : PathState.ToCome)], Closed ? "Dossier clos" : Published ? "Décision publiée" : StageNames.Of(Stage));
}
