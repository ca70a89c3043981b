using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Jury.DetachFile;

/// <summary>The certifier takes a file off a session, before its decision.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.DetachRoute)]
public sealed class DetachFileController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Detaches the file, or says why not.</summary>
    [HttpPost]
    public async Task<IActionResult> Detach(Guid session, [Bind(Prefix = "Form")] DetachFileForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var today = clock.Today();
        if (await SessionHead.LoadAsync(db, editions, user, session, cancellation, tracked: true) is not { } head
            || await FileHead.LoadAsync(db, editions, user, form.Reference ?? "", cancellation, tracked: true) is not { } file)
        {
            return NotFound();
        }

        var outcome = file.File.SessionId == session ? file.File.DetachFromSession(today) : FileRefusals.NotInSession;
        if (outcome.IsAccepted)
        {
            outcome = head.Session.Withdraw(file.File.Id);
        }

        if (!outcome.IsAccepted)
        {
            ModelState.Refuse(outcome);
            return await AgainAsync(user, session, today, cancellation);
        }

        db.Note(file.File.Id, user.Actor(), $"Dossier retiré de la session du {FrenchText.PlainDate(head.Session.HeldOn)}", clock.GetUtcNow());
        if (!await db.SavedAsync(ModelState, cancellation))
        {
            return await AgainAsync(user, session, today, cancellation);
        }

        TempData.Toast($"{file.CandidateName} attend de nouveau une session.");
        return Redirect(JuryPaths.Session(session));
    }

    private async Task<IActionResult> AgainAsync(CurrentUser user, Guid session, DateOnly today, CancellationToken cancellation) =>
        View("Session", await SessionPage.LoadAsync(db, editions, user, session, today, cancellation));
}

/// <summary>Which file.</summary>
public sealed record DetachFileForm
{
    /// <summary>Its reference.</summary>
    public string? Reference { get; init; }
}
