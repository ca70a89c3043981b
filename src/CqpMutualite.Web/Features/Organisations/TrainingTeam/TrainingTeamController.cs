using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Organisations.TrainingTeam;

/// <summary>One's own training organisation: its people, its contacts, its approvals.</summary>
[Requires(Permission.UseTrainingSpace)]
[Route(OrganisationsPaths.TrainingTeam)]
public sealed class TrainingTeamController(AppDbContext db, Catalogue catalogue, TimeProvider clock) : Controller
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
