using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Decisions.PublishCorrection;

/// <summary>The certifier publishes a corrected decision by itself, when its session was closed before.</summary>
[Requires(Permission.ManageDecisions)]
[Route(DecisionsPaths.PublishRoute)]
public sealed class PublishCorrectionController(FileDesk desk) : Controller
{
    // when it is refused, the page of the file says where the decision is
    [HttpPost]
    public Task<IActionResult> Publish(string reference, CancellationToken cancellation) => desk.ActAsync(
        this,
        reference,
        act: begun => PublishAsync(begun, cancellation),
        done: _ => new Done("La décision corrigée est publiée.", DecisionsPaths.Decision(reference)),
        again: _ => Task.FromResult<IActionResult?>(Redirect(FilesPaths.File(reference))),
        cancellation);

    private static async Task<Outcome?> PublishAsync(FileActing begun, CancellationToken cancellation)
    {
        var session = begun.File.SessionId;
        return begun.File.Presentation.UnderCorrection
            && await begun.Db.Sessions.AnyAsync(found => found.Id == session && found.PublishedOn != null, cancellation)
                ? begun.File.Presentation.Publish(begun.Today, true)
                : FileRefusals.PublishedWithSession;
    }
}
