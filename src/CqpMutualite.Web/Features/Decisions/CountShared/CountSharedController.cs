using CqpMutualite.Domain.Common;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Decisions.CountShared;

/// <summary>
/// The certifier counts, for one file and with a reason, a unit acquired in another certification that has it too; offered when the setting says so. A unit
/// acquired nowhere else is not found.
/// </summary>
[Requires(Permission.ManageDecisions)]
[Route(DecisionsPaths.CountSharedRoute)]
public sealed class CountSharedController(FileDesk desk, Editions editions) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, string unit, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, unit, new CountSharedForm(), cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Count(string reference, string unit, [Bind(Prefix = "Form")] CountSharedForm form, CancellationToken cancellation) =>
        desk.ActAsync(
            this,
            reference,
            act: begun => CountAsync(begun, unit, form, cancellation),
            done: begun => new Done($"{begun.Edition.Unit(unit).Label} est compté : il n’est plus à présenter.", DecisionsPaths.Ledger(reference)),
            again: begun => PageAsync(begun, unit, form, cancellation),
            cancellation,
            because: form.Reason);

    private async Task<Outcome?> CountAsync(FileActing begun, string unit, CountSharedForm form, CancellationToken cancellation)
    {
        var (file, edition) = (begun.File, editions.Get(begun.File.EditionCode, begun.File.EditionVersion));
        return await SharedUnit.LoadAsync(begun, editions, unit, cancellation) is { } shared
            ? file.Presentation.CountShared(edition, unit, shared.Ledger, shared.Effect, form.Reason, begun.Today)
            : (Outcome?)null;
    }

    private async Task<IActionResult?> PageAsync(FileActing begun, string unit, CountSharedForm form, CancellationToken cancellation) =>
        await SharedUnit.LoadAsync(begun, editions, unit, cancellation) is { } shared
            ? View("CountShared", CountSharedPage.Of(begun.Head, shared, form, !ModelState.IsValid))
            : null;
}
