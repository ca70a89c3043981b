using CqpMutualite.Domain.Access;
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
        var outcome = file.File.AttachToSession(session, today, head.Session.HeldOn, await db.SettingAsync(OemmSettings.FirstJuryWhenOverdue, cancellation));
        if (outcome.IsAccepted)
        {
            outcome = head.Session.Receive(file.File);
        }

        if (!outcome.IsAccepted)
        {
            ModelState.Refuse(outcome);
            return await AgainAsync(user, session, today, cancellation);
        }

        db.Note(file.File.Id, user.Actor(), $"Dossier inscrit à la session de jury du {FrenchText.PlainDate(head.Session.HeldOn)}", clock.GetUtcNow());
        if (!await db.SavedAsync(ModelState, cancellation))
        {
            return await AgainAsync(user, session, today, cancellation);
        }

        TempData.Toast($"{file.CandidateName} passe devant ce jury.");
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
}
