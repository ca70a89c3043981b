namespace CqpMutualite.Web.Features.Jury.ConveneSession;

/// <summary>The certifier convenes everybody: the members read the files from then on.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.ConveneRoute)]
public sealed class ConveneSessionController(SessionDesk desk) : Controller
{
    [HttpPost]
    public Task<IActionResult> Convene(Guid session, CancellationToken cancellation) => desk.ActAsync(
        this,
        session,
        act => act.NotedAsync(act.Session.Convene(act.Head.Panel, act.Now), cancellation),
        _ => "La session est convoquée : les convocations partent, et ses membres lisent les dossiers.",
        cancellation);
}
