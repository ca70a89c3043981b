using CqpMutualite.Domain.Common;

namespace CqpMutualite.Web.Features.Organisations.WithdrawStamp;

/// <summary>Prints no stamp any more.</summary>
[Requires(Permission.KeepOrganisation)]
[Route(OrganisationsPaths.WithdrawStampRoute)]
public sealed class WithdrawStampController(OrganisationDesk desk) : Controller
{
    [HttpPost]
    public Task<IActionResult> Withdraw(Guid organisation, CancellationToken cancellation) => desk.ActAsync(
        this,
        organisation,
        act: begun =>
        {
            begun.Organisation.WithdrawStamp();
            return Outcome.Accepted;
        },
        done: _ => "Cachet retiré.",
        again: null,
        cancellation,
        lost: OrganisationDesk.NothingRemoved);
}
