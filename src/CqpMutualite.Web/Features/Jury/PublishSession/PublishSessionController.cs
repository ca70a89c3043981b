using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury.PublishSession;

/// <summary>The certifier publishes every decision of a session at once: the candidates read theirs, the jury's window closes.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.PublishRoute)]
public sealed class PublishSessionController(SessionDesk desk) : Controller
{
    [HttpPost]
    public Task<IActionResult> Publish(Guid session, CancellationToken cancellation)
    {
        var published = 0;
        return desk.ActAsync(
            this,
            session,
            async act =>
            {
                var files = await act.Db.FilesVisibleTo(act.User.Reader).Where(file => file.SessionId == session).ToListAsync(cancellation);
                var (decided, nameOf) = await act.Db.DecidedAsync(act.Head, cancellation);
                var outcome = act.Session.Publish(decided, nameOf, act.Today);
                foreach (var file in outcome.IsAccepted ? files : [])
                {
                    var ofFile = file.Presentation.Publish(act.Today);
                    if (!ofFile.IsAccepted)
                    {
                        return ofFile;
                    }

                    act.Db.Note(file.Id, act.User.Actor(), ofFile, act.Head.Edition, act.Now);
                }

                act.Db.Announce(act.Session, outcome, act.Now);
                published = files.Count;
                return outcome;
            },
            _ => published == 1 ? "La décision est publiée." : $"{published} décisions sont publiées.",
            cancellation);
    }
}
