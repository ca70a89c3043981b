using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.FileList;

/// <summary>One page of files: four queries (total, lines, named views, files opened lately).</summary>
public sealed record FileListPage(FileListFilter Filter, CurrentUser User, Cut<FileLine> Files, DateOnly Today)
{
    private const int PageSize = 25;

    public required ListViews Views { get; init; }

    public required IReadOnlyList<RecentLine> Recent { get; init; }

    public required IReadOnlyList<Certification> Certifications { get; init; }

    public required IReadOnlyList<Referential> Editions { get; init; }

    /// <summary>What can be chosen, with its words.</summary>
    public static IReadOnlyList<(FileState State, string Words)> States { get; } =
    [(FileState.EnCours, "En cours"), (FileState.Suspendu, "Suspendus"), (FileState.Clos, "Clos"), (FileState.Termine, "Terminés")];

    /// <summary>Who can be awaited.</summary>
    public static IReadOnlyList<Domain.Files.Turn> Turns { get; } =
        [.. Enum.GetValues<Domain.Files.Turn>().Where(turn => turn != Domain.Files.Turn.Nobody)];

    public static async Task<FileListPage> LoadAsync(
        AppDbContext db,
        Catalogue catalogue,
        Editions editions,
        CurrentUser user,
        FileListFilter filter,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var files = filter.Of(db, user, today);
        var cut = await FileLine.Of(db, files, filter, user).CutAsync(files, filter.Page, PageSize, cancellation);
        return new FileListPage(filter, user, cut, today)
        {
            Views = await ViewsAsync(db, user, filter, cancellation),
            Recent = await RecentLine.LoadAsync(db, user, cancellation),
            Certifications = [.. catalogue.Certifications.Where(certification => certification.Editions.Any())],
            Editions = editions.All,
        };
    }

    private static async Task<ListViews> ViewsAsync(AppDbContext db, CurrentUser user, FileListFilter filter, CancellationToken cancellation)
    {
        var named = await db
            .NamedViews.AsNoTracking()
            .Where(view => view.PersonId == user.ActingId)
            .OrderBy(view => view.Name)
            .ThenBy(view => view.Id)
            .Take(NamedView.Most)
            .ToListAsync(cancellation);
        return new ListViews(
            filter.Query(),
            [
                new("Tous", ""),
                .. OfRole(user),
                .. named.Select(view => new ListView(view.Name, view.Query) { RemoveUrl = FilesPaths.RemoveView(view.Id) }),
            ])
        {
            Full = named.Count == NamedView.Most,
        };
    }

    private static IEnumerable<ListView> OfRole(CurrentUser user) =>
        TasksOfReader.TurnOf(user.Role) is null ? [] : [new("À vous", FileListFilter.OfReader.Query()), new("En retard", FileListFilter.Late.Query())];
}

/// <summary>A file opened lately.</summary>
public sealed record RecentLine(string Reference, string Name)
{
    /// <summary>The last ones of somebody, among those that they may still see. One query.</summary>
    public static Task<List<RecentLine>> LoadAsync(AppDbContext db, CurrentUser user, CancellationToken cancellation) =>
        (
            from recent in db.RecentFiles
            where recent.PersonId == user.ActingId
            join file in db.FilesVisibleTo(user.Reader).AsNoTracking() on recent.FileId equals file.Id
            join candidate in db.People on file.CandidateId equals candidate.Id
            orderby recent.OpenedAt descending
            select new RecentLine(file.Reference, candidate.Name)
        )
            .Take(RecentFile.Kept)
            .ToListAsync(cancellation);
}

/// <summary>The choices of the list that have a name. <paramref name="Query"/>: the one shown now.</summary>
public sealed record ListViews(string Query, IReadOnlyList<ListView> Views)
{
    /// <summary>No other may be named.</summary>
    public bool Full { get; init; }

    /// <summary>The one shown now; null: it has no name.</summary>
    public ListView? Current => Views.FirstOrDefault(view => view.Query == Query);
}

/// <summary>A named choice.</summary>
public sealed record ListView(string Name, string Query)
{
    /// <summary>Null for those that everybody has.</summary>
    public string? RemoveUrl { get; init; }
}
