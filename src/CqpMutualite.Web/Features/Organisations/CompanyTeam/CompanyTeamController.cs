using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Organisations.CompanyTeam;

/// <summary>One's own company: its people, its contacts.</summary>
[Requires(Permission.UseCompanySpace)]
[Route(OrganisationsPaths.CompanyTeam)]
public sealed class CompanyTeamController(AppDbContext db, Catalogue catalogue, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return user.OrganisationId is { } own && await OrganisationPage.LoadAsync(db, catalogue, user, own, clock.Today(), cancellation) is { } page
            ? View("Organisation", page)
            : NotFound();
    }
}
