namespace CqpMutualite.Web.Features.Jury.ReplaceMember;

/// <summary>A substitute takes the seat of a member, who becomes a substitute; until a decision is signed.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.ReplaceRoute)]
public sealed class ReplaceMemberController(SessionDesk desk) : Controller
{
    [HttpPost]
    public Task<IActionResult> Replace(Guid session, [Bind(Prefix = "Form")] ReplaceMemberForm form, CancellationToken cancellation) => desk.ActAsync(
        this,
        session,
        async act => await act.NotedAsync(
            act.Session.Replace(form.PersonId ?? Guid.Empty, form.SubstituteId ?? Guid.Empty, await act.SignedDecisionsAsync(cancellation)), cancellation),
        _ => "Le suppléant siège.",
        cancellation);
}
