using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Spaces.TrainingOrganisation;

/// <summary>Home of the training organisation.</summary>
[Requires(Permission.UseTrainingSpace, OpenToStandIns = true)]
[Route(SpacesPaths.TrainingOrganisation)]
public sealed class TrainingOrganisationController(AppDbContext db, TimeProvider clock) : Controller
{
    /// <summary>What awaits, and whom.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation) =>
        View("Space", await SpacePage.LoadAsync(db, CurrentUser.From(User)!, clock.Today(), cancellation));
}
