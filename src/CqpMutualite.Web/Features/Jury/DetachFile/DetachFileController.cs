using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;

namespace CqpMutualite.Web.Features.Jury.DetachFile;

/// <summary>The certifier takes a file off a session, before its decision.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.DetachRoute)]
public sealed class DetachFileController(SessionDesk desk) : Controller
{
    [HttpPost]
    public Task<IActionResult> Detach(Guid session, [Bind(Prefix = "Form")] DetachFileForm form, CancellationToken cancellation) =>
        desk.ActAsync(
            this,
            session,
            act => Task.FromResult(Withdraw(act)),
            act => $"{act.File!.CandidateName} attend de nouveau une session.",
            cancellation,
            form.Reference ?? ""
        );

    private static Outcome Withdraw(SessionAct act)
    {
        var file = act.File!.File;
        var outcome = file.SessionId == act.Session.Id ? file.Presentation.Detach(act.Today) : FileRefusals.NotInSession;
        if (outcome.IsAccepted)
        {
            outcome = act.Session.Withdraw(file.Id);
            act.Note(outcome);
        }

        return outcome;
    }
}
