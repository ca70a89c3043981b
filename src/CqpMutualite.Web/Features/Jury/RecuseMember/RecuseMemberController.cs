using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;

namespace CqpMutualite.Web.Features.Jury.RecuseMember;

/// <summary>A member tied to a candidate withdraws for that file, and a substitute of the same college stands in.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.StandInRoute)]
public sealed class RecuseMemberController(SessionDesk desk) : Controller
{
    [HttpPost]
    public Task<IActionResult> StandIn(Guid session, [Bind(Prefix = "Form")] RecuseMemberForm form, CancellationToken cancellation) =>
        desk.ActAsync(
            this,
            session,
            act => StandInAsync(act, cancellation),
            act => $"Un suppléant siège pour {act.File!.CandidateName}.",
            cancellation,
            form.Reference ?? ""
        );

    private static async Task<Outcome> StandInAsync(SessionAct act, CancellationToken cancellation)
    {
        var file = act.File!.File;
        var outcome = file.SessionId == act.Session.Id && file.Presentation.DecidedOn is null
            ? (await act.Db.ConflictsAsync(act.Session, file, act.Today, cancellation)).StandIn(act.Session)
            : FileRefusals.NotInSession;
        act.Note(outcome);
        return outcome;
    }
}
