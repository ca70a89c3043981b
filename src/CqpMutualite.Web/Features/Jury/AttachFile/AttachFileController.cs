using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Jury.AttachFile;

/// <summary>The certifier puts a file before a session: a positive evaluation, or a derogation.</summary>
[Requires(Permission.ManageJuries)]
[Route(JuryPaths.AttachRoute)]
public sealed class AttachFileController(SessionDesk desk) : Controller
{
    [HttpPost]
    public Task<IActionResult> Attach(Guid session, [Bind(Prefix = "Form")] AttachFileForm form, CancellationToken cancellation) =>
        desk.ActAsync(
            this,
            session,
            act => PlaceAsync(act, form, cancellation),
            act => $"{act.File!.CandidateName}\u00A0: dossier inscrit à cette session.",
            cancellation,
            form.Reference ?? ""
        );

    private static async Task<Outcome> PlaceAsync(SessionAct act, AttachFileForm form, CancellationToken cancellation)
    {
        var (db, session, file) = (act.Db, act.Session, act.File!.File);

        // the file first: a refusal must leave the session as it is
        if (
            file.Presentation.Attach(
                session.Id,
                act.Today,
                session.HeldOn,
                await db.SettingAsync(OemmSettings.FirstJuryWhenOverdue, cancellation),
                session.Kind
            ) is
            { IsAccepted: false } held
        )
        {
            return held;
        }

        var length = await db.LengthAsync(act.File.Edition, file, cancellation);
        var outcome = session.Receive(file, length.Minutes, length.Deliberation, form.At);
        if (!outcome.IsAccepted)
        {
            return outcome;
        }

        var conflicts = await db.ConflictsAsync(session, file, act.Today, cancellation);
        var stoodIn = form.StandIn ? conflicts.StandIn(session) : Outcome.Accepted;
        if (!stoodIn.IsAccepted)
        {
            return stoodIn;
        }

        if (
            await db.SettingAsync(OemmSettings.ConflictOfInterest, cancellation) == WhenConflict.Refuse
            && conflicts.Refusal(session) is { IsAccepted: false } tied
        )
        {
            return tied;
        }

        act.Note(outcome);
        db.Announce(session, stoodIn, act.Now);
        return outcome;
    }
}
