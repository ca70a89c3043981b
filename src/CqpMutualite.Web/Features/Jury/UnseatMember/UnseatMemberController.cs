namespace CqpMutualite.Web.Features.Jury.UnseatMember;

/// <summary>The certifier takes a member off a session, while no decision is signed.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.UnseatRoute)]
public sealed class UnseatMemberController(SessionDesk desk) : Controller
{
    [HttpPost]
    public Task<IActionResult> Unseat(Guid session, [Bind(Prefix = "Form")] UnseatMemberForm form, CancellationToken cancellation) => desk.ActAsync(
        this,
        session,
        async act => await act.NotedAsync(act.Session.Unseat(form.PersonId ?? Guid.Empty, await act.SignedDecisionsAsync(cancellation)), cancellation),
        _ => "Le siège est de nouveau à pourvoir.",
        cancellation);
}
