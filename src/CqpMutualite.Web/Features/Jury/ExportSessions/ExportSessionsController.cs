using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform.Tables;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury.ExportSessions;

/// <summary>The sessions as the page filters and sorts them, all its pages.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.SessionsCsv)]
[Route(JuryPaths.SessionsXlsx)]
public sealed class ExportSessionsController(AppDbContext db, Editions editions) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Download(SessionFilter filter, CancellationToken cancellation)
    {
        var sessions = filter.Of(db.SessionsVisibleTo(CurrentUser.From(User)!.Reader).AsNoTracking());
        var rows = await SessionLine.Of(db, filter.Ordered(db, sessions)).ToListAsync(cancellation);
        return this.Table("sessions", "Sessions", SessionLine.Exported.Rows(rows.Select(row => row.Line(editions))));
    }
}
