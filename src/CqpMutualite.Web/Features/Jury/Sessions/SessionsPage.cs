using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury.Sessions;

/// <summary>One page of the sessions, and the first files to put before one.</summary>
/// <param name="ToPublish">Sessions whose every file is decided.</param>
public sealed record SessionsPage(
    SessionFilter Filter,
    Cut<SessionLine> Sessions,
    int ToPublish,
    IReadOnlyList<ReadyLine> Waiting,
    int WaitingCount,
    IReadOnlyList<SelectListItem> Certifications,
    DateOnly Today
)
{
    private const int PageSize = 20;
    private const int WaitingShown = 5;

    /// <summary>The steps, in words; none: whatever is not published.</summary>
    public static IReadOnlyList<(SessionStep Step, string Words)> Steps { get; } =
    [
        (SessionStep.APreparer, "À préparer"),
        (SessionStep.Convoquees, "Convoquées"),
        (SessionStep.EnSeance, "En séance"),
        (SessionStep.APublier, "À publier"),
        (SessionStep.Publiees, "Décisions publiées"),
        (SessionStep.Toutes, "Toutes"),
    ];

    /// <summary>Five queries at most: sessions, their count, those to publish, files, their count.</summary>
    public static async Task<SessionsPage> LoadAsync(
        AppDbContext db,
        Editions editions,
        CurrentUser user,
        SessionFilter filter,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var visible = db.SessionsVisibleTo(user.Reader).AsNoTracking();
        var asked = filter.Of(visible);
        var rows = await SessionLine.Of(db, filter.Ordered(db, asked)).CutAsync(asked, filter.Page, PageSize, cancellation);
        var toPublish = await visible.CountAsync(
            session => session.PublishedOn == null
                && db.Files.Any(file => file.SessionId == session.Id)
                && !db.Files.Any(file => file.SessionId == session.Id && file.Presentation.DecidedOn == null),
            cancellation);
        var waiting = db.FilesVisibleTo(user.Reader)
            .AsNoTracking()
            .Where(file => file.NextAct == NextAct.AttachToSession || file.NextAct == NextAct.PresentToCommission);
        var files = await ReadyLine.Of(db, waiting, new ReadyFilter()).Take(WaitingShown).ToListAsync(cancellation);
        return new SessionsPage(
            filter,
            rows.Select(row => row.Line(editions)),
            toPublish,
            files,
            files.Count < WaitingShown ? files.Count : await waiting.CountAsync(cancellation),
            [.. editions.All.DistinctBy(edition => edition.Code).Select(edition =>
                new SelectListItem(edition.ShortTitle, edition.Code, edition.Code == filter.Certification))],
            today);
    }
}
