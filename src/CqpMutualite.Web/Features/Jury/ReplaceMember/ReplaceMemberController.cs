using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Jury.ReplaceMember;

/// <summary>A substitute takes the seat of a member, who becomes a substitute; until a decision is signed.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.ReplaceRoute)]
public sealed class ReplaceMemberController(SessionDesk desk) : Controller
{
    /// <summary>Replaces, or says why not.</summary>
    [HttpPost]
    public Task<IActionResult> Replace(Guid session, [Bind(Prefix = "Form")] ReplaceMemberForm form, CancellationToken cancellation) => desk.ActAsync(
        this,
        session,
        async act => await act.NotedAsync(
            act.Session.Replace(form.PersonId ?? Guid.Empty, form.SubstituteId ?? Guid.Empty, await act.SignedDecisionsAsync(cancellation)), cancellation),
        _ => "Le suppléant siège.",
        cancellation);
}

/// <summary>Who leaves the seat, and who takes it.</summary>
public sealed record ReplaceMemberForm
{
    /// <summary>The member.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The substitute.</summary>
    public Guid? SubstituteId { get; init; }
}
