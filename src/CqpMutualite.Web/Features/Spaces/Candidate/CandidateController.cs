using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Spaces.Candidate;

/// <summary>
/// Home of the candidate: their own path when one file is under way or ended it, the list of what awaits otherwise. A file that another one continues is part
/// of that path.
/// </summary>
[Requires(Permission.UseCandidateSpace)]
[Route(SpacesPaths.Candidate)]
public sealed class CandidateController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Where they stand, and what comes next.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var references = await db.FilesVisibleTo(user.Reader)
            .Where(file => file.FollowedBy == null)
            .OrderBy(file => file.Id)
            .Select(file => file.Reference)
            .Take(2)
            .ToListAsync(cancellation);
        return references is [var only]
            ? View("Candidate", await CandidateHome.LoadAsync(db, editions, user, only, cancellation))
            : View("Space", await SpacePage.LoadAsync(db, user, clock.Today(), cancellation));
    }
}
