using CqpMutualite.Domain.Common;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Decisions.PresentWhole;

/// <summary>
/// The certifier presents to a jury, for the whole certification, a candidate whose every unit was validated alone: another file, which waits for a session at
/// once.
/// </summary>
[Requires(Permission.ManageDecisions)]
[Route(DecisionsPaths.PresentWholeRoute)]
public sealed class PresentWholeController(FileDesk desk, Editions editions) : Controller
{
    // when it is refused, the page of the decision says why it is not offered any more
    [HttpPost]
    public Task<IActionResult> Present(string reference, CancellationToken cancellation) => desk.ActAsync(
        this,
        reference,
        act: begun => PresentAsync(begun, cancellation),
        done: begun => new Done($"Dossier {begun.File.FollowedBy} ouvert : il attend une session de jury.", FilesPaths.File(begun.File.FollowedBy!)),
        again: _ => Task.FromResult<IActionResult?>(Redirect(DecisionsPaths.Decision(reference))),
        cancellation);

    private async Task<Outcome?> PresentAsync(FileActing begun, CancellationToken cancellation)
    {
        var after = await AfterDecision.OfAsync(begun.Db, editions, begun.Head, cancellation);
        if (after.Record(editions) is not { } record)
        {
            return null;
        }

        var number = await begun.Db.NextReferenceAsync(begun.Today.Year, cancellation);
        var (next, opened, outcome) = begun.File.Presentation.PresentWhole(number, record, after.CompletedBy, begun.Today);
        return after.OpenNext(begun, next, opened, outcome);
    }
}
