namespace CqpMutualite.Web.Features.Jury.ReorderPassages;

/// <summary>The certifier moves a candidate one place up or down in the order of a session.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.OrderRoute)]
public sealed class ReorderPassagesController(SessionDesk desk) : Controller
{
    private const string Up = "up";

    [HttpPost]
    public Task<IActionResult> Move(Guid session, string? candidate, string? move, CancellationToken cancellation) => desk.ActAsync(
        this,
        session,
        act => act.NotedAsync(act.Session.Reorder(act.File!.File.Id, move == Up), cancellation),
        act => $"{act.File!.CandidateName} passe plus {(move == Up ? "tôt" : "tard")}.",
        cancellation,
        candidate ?? "");
}
