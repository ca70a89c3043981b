using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Jury.Sessions;

/// <summary>The jury sessions, filtered, and the files that wait for one.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.Sessions)]
public sealed class SessionsController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(SessionFilter filter, CancellationToken cancellation) =>
        View("Sessions", await SessionsPage.LoadAsync(db, editions, CurrentUser.From(User)!, filter, clock.Today(), cancellation));
}
