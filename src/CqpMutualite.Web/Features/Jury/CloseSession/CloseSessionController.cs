using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Jury.CloseSession;

/// <summary>The certifier closes a sitting that its president left open.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.CloseRoute)]
public sealed class CloseSessionController(SessionDesk desk, AppDbContext db, Editions editions) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Ask(Guid session, CancellationToken cancellation) =>
        await ConfirmClosing.LoadAsync(db, editions, CurrentUser.From(User)!, session, presides: false, cancellation) is { } page
            ? View("ConfirmClosing", page)
            : NotFound();

    [HttpPost]
    public Task<IActionResult> Close(Guid session, CancellationToken cancellation) =>
        desk.ActAsync(this, session, act => act.CloseAsync(cancellation), _ => "La séance est close.", cancellation);
}
