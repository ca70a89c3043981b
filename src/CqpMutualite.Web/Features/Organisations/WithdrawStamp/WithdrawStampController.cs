using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Organisations.WithdrawStamp;

/// <summary>Prints no stamp any more.</summary>
[Requires(Permission.KeepOrganisation)]
[Route(OrganisationsPaths.WithdrawStampRoute)]
public sealed class WithdrawStampController(AppDbContext db) : Controller
{
    /// <summary>Withdraws it.</summary>
    [HttpPost]
    public async Task<IActionResult> Withdraw(Guid organisation, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await db.OrganisationOfAsync(user, organisation, cancellation) is not { } found)
        {
            return NotFound();
        }

        found.WithdrawStamp();
        TempData.Toast(await this.SaveAsync(db, cancellation) ? "Cachet retiré." : "Une autre personne modifiait cette fiche : rien n’est retiré.");
        return Redirect(OrganisationDoor.PathOf(user, found));
    }
}
