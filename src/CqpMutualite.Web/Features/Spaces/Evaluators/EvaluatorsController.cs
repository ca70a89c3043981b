using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Spaces.Evaluators;

[Requires(Permission.UseEvaluatorSpace, OpenToStandIns = true)]
[Route(SpacesPaths.Evaluators)]
public sealed class EvaluatorsController(AppDbContext db, TimeProvider clock) : Controller
{
    /// <summary>What awaits, and whom.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation) =>
        View("Space", await SpacePage.LoadAsync(db, CurrentUser.From(User)!, clock.Today(), cancellation));
}
