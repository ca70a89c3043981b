using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Jury.ComposeSession;

/// <summary>A session: its members, its president, its files, its publication. Each change is a use case of its own.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.SessionRoute)]
public sealed class ComposeSessionController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid session, CancellationToken cancellation) =>
        await SessionPage.LoadAsync(db, editions, CurrentUser.From(User)!, session, clock.GetUtcNow(), cancellation) is { } page
            ? View("Session", page)
            : NotFound();
}
