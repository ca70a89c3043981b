using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Decisions.ReadDecision;

/// <summary>The decision of a file, and what follows from it, for whoever may read it.</summary>
[Requires(Permission.ReadFiles)]
[Route(DecisionsPaths.DecisionRoute)]
public sealed class ReadDecisionController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The page; it does not exist before the publication, but for the certifier and the panel.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        await ReadDecisionPage.LoadAsync(db, editions, CurrentUser.From(User)!, reference, clock.Today(), cancellation) is { } page
            ? View("ReadDecision", page)
            : NotFound();
}
