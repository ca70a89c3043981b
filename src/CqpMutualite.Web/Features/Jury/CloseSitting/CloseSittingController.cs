using CqpMutualite.Web.Features.Spaces;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Jury.CloseSitting;

/// <summary>The president closes the sitting: every file has its decision, the members no longer read the booklets.</summary>
[Requires(Permission.RecordDecision)]
[Route(JuryPaths.ClosingRoute)]
public sealed class CloseSittingController(SessionDesk desk, AppDbContext db, Editions editions) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Ask(Guid session, CancellationToken cancellation) =>
        await ConfirmClosing.LoadAsync(db, editions, CurrentUser.From(User)!, session, presides: true, cancellation) is { } page
            ? View("ConfirmClosing", page)
            : NotFound();

    [HttpPost]
    public Task<IActionResult> Close(Guid session, CancellationToken cancellation) =>
        desk.PresideAsync(this, session, act => act.CloseAsync(cancellation), _ => "La séance est close.", SpacesPaths.Jury, cancellation);
}
