using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Organisations.ShowOrganisation;

/// <summary>An organisation of the directory.</summary>
[Requires(Permission.KeepOrganisation)]
[Route(OrganisationsPaths.OrganisationRoute)]
public sealed class ShowOrganisationController(AppDbContext db, Catalogue catalogue, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid organisation, CancellationToken cancellation) =>
        await OrganisationPage.LoadAsync(db, catalogue, CurrentUser.From(User)!, organisation, clock.Today(), cancellation) is { } page
            ? View("Organisation", page)
            : NotFound();
}
