using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Jury.ReadSitting;

/// <summary>A session as its members see it: who sits, in what order, what to read, what is decided.</summary>
[Requires(Permission.ReadJurySession)]
[Route(JuryPaths.SittingRoute)]
public sealed class ReadSittingController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid session, CancellationToken cancellation) =>
        await SittingPage.LoadAsync(db, editions, CurrentUser.From(User)!, session, clock.Today(), cancellation) is { } page
            ? View("Sitting", page)
            : NotFound();
}
