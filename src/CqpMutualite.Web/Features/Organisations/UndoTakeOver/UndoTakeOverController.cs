using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Organisations.UndoTakeOver;

/// <summary>A take-over recorded by mistake is undone: what followed comes back.</summary>
[Requires(Permission.ManageOrganisations)]
[Route(OrganisationsPaths.UndoTakeOverRoute)]
public sealed class UndoTakeOverController(OrganisationDesk desk, Editions editions) : Controller
{
    [HttpPost]
    public Task<IActionResult> Undo(Guid organisation, Guid merge, CancellationToken cancellation) => desk.ActAsync(
        this,
        organisation,
        act: begun => new Succession(begun, editions).UndoAsync(merge, cancellation),
        done: _ => "Reprise annulée : ce qui avait suivi est revenu.",
        again: null,
        cancellation);
}
