using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;

namespace CqpMutualite.Web.Features.Spaces.Company;

/// <summary>Home of the company's human resources.</summary>
[Requires(Permission.UseCompanySpace, OpenToStandIns = true)]
[Route(SpacesPaths.Company)]
public sealed class CompanyController(AppDbContext db, TimeProvider clock) : Controller
{
    /// <summary>What awaits, and whom; who could not be written to.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var page = await SpacePage.LoadAsync(db, user, clock.Today(), cancellation);
        return View("Space", page with { Unreached = await db.MessagesVisibleTo(user.Reader).UnreachedAsync(db, cancellation) });
    }
}
