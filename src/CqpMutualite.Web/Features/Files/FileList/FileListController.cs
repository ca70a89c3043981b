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
public sealed class FileListController(AppDbContext db, TimeProvider clock) : Controller
{
    /// <summary>A page of the list, filtered.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(FileListFilter filter, CancellationToken cancellation) =>
        View("FileList", await FileListPage.LoadAsync(db, CurrentUser.From(User)!, filter, clock.Today(), cancellation));
}

/// <summary>Where a file stands, beside its stage.</summary>
public enum FileState
{
    EnCours,

    Suspendu,

    /// <summary>It was closed before its end.</summary>
    Clos,

    Termine,
}

/// <summary>Files by their last day for a first jury.</summary>
public enum DeadlineState
{
    Depassee,

    SixMois,
}

public enum FileOrder
{
    /// <summary>The nearest deadline first, files without one last.</summary>
    Echeance,

    Inscription,
}

/// <summary>What the list is filtered by, in the address.</summary>
public sealed record FileListFilter
{
    /// <summary>Beginning of a name, or reference.</summary>
    public string? Recherche { get; init; }

    public Stage? Etape { get; init; }

    /// <summary>Where the file stands otherwise; null: whatever it is.</summary>
    public FileState? Etat { get; init; }

    public DeadlineState? Echeance { get; init; }

    /// <summary>Order; null: the last one that moved first.</summary>
    public FileOrder? Tri { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Recherche) && Etape is null && Etat is null && Echeance is null;

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

        foreach (var (name, value) in new (string, Enum?)[] { ("Etat", Etat), ("Echeance", Echeance), ("Tri", Tri) })
        {
            if (value is not null)
            {
                query.Add(name, value.ToString());
            }
        }

        query.Add("Page", page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return FilesPaths.List + query;
    }
}

/// <summary>One page of files: two queries.</summary>
public sealed record FileListPage(FileListFilter Filter, IReadOnlyList<FileLine> Lines, int Total, Pager Pager, DateOnly Today)
{
    private const int PageSize = 25;

    public static async Task<FileListPage> LoadAsync(AppDbContext db, CurrentUser user, FileListFilter filter, DateOnly today, CancellationToken cancellation)
    {
        var files = db.FilesVisibleTo(user.Reader).AsNoTracking();
        if (filter.Etape is { } stage)
        {
            files = files.Where(file => file.Stage == stage && file.Turn != Domain.Files.Turn.Nobody);
        }

        files = filter.Etat switch
        {
            FileState.EnCours => files.Where(file => file.Halts.ClosedOn == null && file.Presentation.PublishedOn == null && file.Halts.SuspendedOn == null),
            FileState.Suspendu => files.Where(file => file.Halts.ClosedOn == null && file.Halts.SuspendedOn != null),
            FileState.Clos => files.Where(file => file.Halts.ClosedOn != null),
            FileState.Termine => files.Where(file => file.Presentation.PublishedOn != null),
            _ => files,
        };
        if (filter.Echeance is { } deadline)
        {
            var (from, until) = deadline == DeadlineState.Depassee ? (DateOnly.MinValue, today.AddDays(-1)) : (today, today.AddMonths(6));
            files = files.Where(file =>
                file.Halts.ClosedOn == null && file.Presentation.DecidedOn == null && file.FirstJuryBefore >= from && file.FirstJuryBefore <= until
            );
        }

        if (filter.Recherche?.Trim() is { Length: > 0 } search)
        {
            var words = search.ToUpperInvariant();
            files = files.Where(file =>
                file.Reference.StartsWith(words)
                || db.People.Any(candidate =>
                    candidate.Id == file.CandidateId
                    && (
                        candidate.BirthName.ToUpper().StartsWith(words)
                        || candidate.UsedName!.ToUpper().StartsWith(words)
                        || candidate.FirstNames.ToUpper().StartsWith(words)
                    )
                )
            );
        }

        var total = await files.CountAsync(cancellation);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = Math.Clamp(filter.Page, 1, pages);

        var organisation = user.OrganisationId;

        // the page is cut before the candidates are joined: 25 names are read, not those of every file
        var rows = await (
            from file in Ordered(files, filter.Tri).Skip((page - 1) * PageSize).Take(PageSize)
            join candidate in db.People on file.CandidateId equals candidate.Id
            select new FileLine(
                file.Reference,
                candidate.FirstNames,
                candidate.UsedName ?? candidate.BirthName,
                file.CertificationTitle,
                file.Stage,
                file.Turn,
                file.Presentation.PublishedOn != null,
                file.Halts.ClosedOn != null,
                db.FileOrganisations.Any(place =>
                    place.FileId == file.Id && place.OrganisationId == organisation && place.Until == null && place.TrainedOn != null
                )
            )
            {
                Id = file.Id,
                Since = file.TurnSince,
                Registered = file.Registration.RegisteredOn,
                Suspended = file.Halts.SuspendedOn != null,
                Before = file.Presentation.DecidedOn == null ? file.FirstJuryBefore : null,
            }).ToListAsync(cancellation);
        return new FileListPage(filter with { Page = page }, [.. Sorted(rows, filter.Tri)], total, new Pager(page, pages, filter.Url), today);
    }

    private static IOrderedQueryable<CertificationFile> Ordered(IQueryable<CertificationFile> files, FileOrder? order) =>
        order switch
        {
            FileOrder.Echeance => files
                .OrderBy(file => file.FirstJuryBefore == null || file.Presentation.DecidedOn != null || file.Halts.ClosedOn != null)
                .ThenBy(file => file.FirstJuryBefore)
                .ThenBy(file => file.Id),
            FileOrder.Inscription => files
                .OrderBy(file => file.Registration.RegisteredOn == null)
                .ThenByDescending(file => file.Registration.RegisteredOn)
                .ThenBy(file => file.Id),
            _ => files.OrderByDescending(file => file.TurnSince).ThenBy(file => file.Id),
        };

    // the join keeps no order: the page is put back into the one that it was cut in
    private static IEnumerable<FileLine> Sorted(IEnumerable<FileLine> lines, FileOrder? order) => order switch
    {
        FileOrder.Echeance => lines.OrderBy(line => line.Before is null || line.Closed).ThenBy(line => line.Before),
        FileOrder.Inscription => lines.OrderBy(line => line.Registered is null).ThenByDescending(line => line.Registered),
        _ => lines.OrderByDescending(line => line.Since).ThenBy(line => line.Id),
    };
}

/// <summary>A line of the list.</summary>
public sealed record FileLine(
    string Reference,
    string FirstNames,
    string LastName,
    string Certification,
    Stage Stage,
    Domain.Files.Turn Turn,
    bool Published,
    bool Closed,
    bool PartClosed
)
{
    public Guid Id { get; init; }

    /// <summary>Since when it is somebody's turn.</summary>
    public DateOnly Since { get; init; }

    public DateOnly? Registered { get; init; }

    /// <summary>Nothing is written on it for now.</summary>
    public bool Suspended { get; init; }

    /// <summary>Last day for a first jury, until a jury has decided.</summary>
    public DateOnly? Before { get; init; }

    public string Name => $"{FirstNames.Split(' ')[0]} {LastName}";

    /// <summary>Whether the next act is that capacity's: an organisation that has closed its part waits for the others.</summary>
    public bool IsTurnOf(CurrentUser user) => ActWords.Plays(user.Role, Turn) && !(Turn == Domain.Files.Turn.TrainingOrganisation && PartClosed);

    public MiniPath Path =>
        new(
            [
                .. StageNames.Path.Select(stage =>
                    Published || stage < Stage ? PathState.Done
                    : stage == Stage && !Closed ? PathState.Current
                    : PathState.ToCome
                ),
            ],
            Closed ? "Dossier clos"
                : Suspended ? "Dossier suspendu"
                : Published ? "Décision publiée"
                : StageNames.Of(Stage)
        );
}
