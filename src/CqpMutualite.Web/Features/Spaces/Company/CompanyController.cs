using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Spaces.Company;

/// <summary>Home of the company's human resources.</summary>
[Requires(Permission.UseCompanySpace, OpenToStandIns = true)]
[Route(SpacesPaths.Company)]
public sealed class CompanyController(AppDbContext db, TimeProvider clock) : Controller
{
    /// <summary>What awaits, and whom.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation) =>
        View("Space", await SpacePage.LoadAsync(db, CurrentUser.From(User)!, clock.Today(), cancellation));
}
