using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Jury.AttachFile;

/// <summary>The certifier puts a file before a session: a positive evaluation, or a derogation.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.AttachRoute)]
public sealed class AttachFileController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Attaches the file, or says why not.</summary>
    [HttpPost]
    public async Task<IActionResult> Attach(Guid session, [Bind(Prefix = "Form")] AttachFileForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var today = clock.Today();
        if (await SessionHead.LoadAsync(db, editions, user, session, cancellation, tracked: true) is not { } head
            || await FileHead.LoadAsync(db, editions, user, form.Reference ?? "", cancellation, tracked: true) is not { } file)
        {
            return NotFound();
        }

        // the file first: a refusal must leave the session as it is
        var outcome = file.File.AttachToSession(session, today, head.Session.HeldOn, await db.SettingAsync(OemmSettings.FirstJuryWhenOverdue, cancellation), head.Session.Kind);
        if (outcome.IsAccepted)
        {
            var length = await db.LengthAsync(file.Edition, file.File, cancellation);
            outcome = head.Session.Receive(file.File, length.Minutes, length.Deliberation, form.At);
        }

        if (outcome.IsAccepted)
        {
            var conflicts = await db.ConflictsAsync(head.Session, file.File, today, cancellation);
            outcome = form.StandIn ? conflicts.StandIn(head.Session) : Outcome.Accepted;
            if (outcome.IsAccepted && await db.SettingAsync(OemmSettings.ConflictOfInterest, cancellation) == WhenConflict.Refuse)
            {
                outcome = conflicts.Refusal(head.Session);
            }
        }

        if (!outcome.IsAccepted)
        {
            ModelState.Refuse(outcome);
            return await AgainAsync(user, session, today, cancellation);
        }

        db.Note(file.File.Id, user.Actor(), $"Dossier inscrit à la session du {FrenchText.PlainDate(head.Session.HeldOn)}", clock.GetUtcNow());
        if (!await db.SavedAsync(ModelState, cancellation))
        {
            return await AgainAsync(user, session, today, cancellation);
        }

        TempData.Toast($"{file.CandidateName} est inscrit à cette session.");
        return Redirect(JuryPaths.Session(session));
    }

    private async Task<IActionResult> AgainAsync(CurrentUser user, Guid session, DateOnly today, CancellationToken cancellation) =>
        View("Session", await SessionPage.LoadAsync(db, editions, user, session, today, cancellation));
}

/// <summary>Which file.</summary>
public sealed record AttachFileForm
{
    /// <summary>Its reference.</summary>
    public string? Reference { get; init; }

    /// <summary>The hour that the passage keeps; null: after the others.</summary>
    public TimeOnly? At { get; init; }

    /// <summary>A member in conflict withdraws for this file and a substitute stands in.</summary>
    public bool StandIn { get; init; }
}
