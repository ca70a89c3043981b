using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Jury.UnseatMember;

/// <summary>The certifier takes a member off a session, while no decision is signed.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.UnseatRoute)]
public sealed class UnseatMemberController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Takes the member off.</summary>
    [HttpPost]
    public async Task<IActionResult> Unseat(Guid session, [Bind(Prefix = "Form")] UnseatMemberForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await SessionHead.LoadAsync(db, editions, user, session, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        var member = head.Session.Members.SingleOrDefault(found => found.PersonId == form.PersonId);
        var outcome = head.Session.Unseat(form.PersonId ?? Guid.Empty, await db.SignedDecisionsAsync(head.Session, cancellation));
        if (!outcome.IsAccepted || member is null)
        {
            ModelState.Refuse(outcome);
            return await AgainAsync(user, session, cancellation);
        }

        await db.NoteFilesAsync(head.Session, user.Actor(), $"Membre du jury retiré, {JuryWords.Of(member.College).ToLowerInvariant()}", clock.GetUtcNow(), cancellation);
        if (!await db.SavedAsync(ModelState, cancellation))
        {
            return await AgainAsync(user, session, cancellation);
        }

        TempData.Toast("Le siège est de nouveau à pourvoir.");
        return Redirect(JuryPaths.Session(session));
    }

    private async Task<IActionResult> AgainAsync(CurrentUser user, Guid session, CancellationToken cancellation) =>
        View("Session", await SessionPage.LoadAsync(db, editions, user, session, clock.Today(), cancellation));
}

/// <summary>Which member.</summary>
public sealed record UnseatMemberForm
{
    /// <summary>The person.</summary>
    public Guid? PersonId { get; init; }
}
