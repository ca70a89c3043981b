using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury.PublishSession;

/// <summary>The certifier publishes every decision of a session at once: the candidates read theirs, the jury's window closes.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.PublishRoute)]
public sealed class PublishSessionController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Publishes, or says how many decisions are awaited.</summary>
    [HttpPost]
    public async Task<IActionResult> Publish(Guid session, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var today = clock.Today();
        if (await SessionHead.LoadAsync(db, editions, user, session, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        var files = await db.FilesVisibleTo(user.Reader).Where(file => file.SessionId == session).ToListAsync(cancellation);
        var (decided, nameOf) = await db.DecidedAsync(head, cancellation);
        var outcome = head.Session.Publish(decided, nameOf, today);
        if (outcome.IsAccepted)
        {
            outcome = Outcome.From(files.SelectMany(file => file.Publish(today).Refusals));
        }

        if (!outcome.IsAccepted)
        {
            ModelState.Refuse(outcome);
            return await AgainAsync(user, session, today, cancellation);
        }

        var now = clock.GetUtcNow();
        foreach (var file in files)
        {
            db.Note(file.Id, user.Actor(), $"Décision {head.OfBody} publiée", now);
        }

        if (!await db.SavedAsync(ModelState, cancellation))
        {
            return await AgainAsync(user, session, today, cancellation);
        }

        TempData.Toast(files.Count == 1 ? "La décision est publiée." : $"{files.Count} décisions sont publiées.");
        return Redirect(JuryPaths.Session(session));
    }

    private async Task<IActionResult> AgainAsync(CurrentUser user, Guid session, DateOnly today, CancellationToken cancellation) =>
        View("Session", await SessionPage.LoadAsync(db, editions, user, session, today, cancellation));
}
