using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Spaces.Candidate;

/// <summary>Home of the candidate.</summary>
[Requires(Permission.UseCandidateSpace)]
[Route(SpacesPaths.Candidate)]
public sealed class CandidateController(AppDbContext db, TimeProvider clock) : Controller
{
    /// <summary>What awaits, and whom.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation) =>
        View("Space", await SpacePage.LoadAsync(db, CurrentUser.From(User)!, clock.Today(), cancellation));
}
