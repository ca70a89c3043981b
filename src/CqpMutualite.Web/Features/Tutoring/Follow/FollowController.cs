using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Tutoring.Follow;

/// <summary>The follow-up of a candidate by the tutor: progress per unit, intermediate evaluations, reviews.</summary>
[Requires(Permission.ReadTutoring)]
[Route(TutoringPaths.FollowRoute)]
public sealed class FollowController(AppDbContext db, Editions editions) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await FileHead.LoadAsync(db, editions, user, reference, cancellation) is { } head
            ? View("Follow", await FollowPage.LoadAsync(db, user, head, cancellation))
            : NotFound();
    }
}
