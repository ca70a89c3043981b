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
            outcome = Settle(head.Session, await JuryPeople.LoadAsync(db, head.Session, today, cancellation), FileTies.Of(file.File) with { Declared = await db.DeclaredTiesAsync(user.Reader, file.File.Id, cancellation) }, form.StandIn);
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

    // a member tied to the candidate withdraws for this file when the certifier asks for it and a substitute of the college is free of ties; else refused
    private static Outcome Settle(JurySession session, JuryPeople people, FileTies ties, bool standIn)
    {
        var conflicts = SessionRules.Conflicts(session, people, [ties]);
        foreach (var conflict in session.Unsettled(conflicts))
        {
            var college = session.Members.Single(member => member.PersonId == conflict.PersonId).College;
            var free = session.Members.Where(member => member.IsSubstitute && member.College == college && conflicts.All(other => other.PersonId != member.PersonId));
            if (!standIn || !free.Any(substitute => session.Recuse(ties.FileId, conflict.PersonId, substitute.PersonId).IsAccepted))
            {
                return JuryRefusals.ConflictWith($"{people.Of(conflict.PersonId).Name} {JuryWords.Of(conflict.Kind)}");
            }
        }

        return Outcome.Accepted;
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
