using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury.Deliberate;

/// <summary>The signing of a decision sheet by the president of the session.</summary>
internal sealed class DecisionSigning(AppDbContext db, Editions editions, Seals seals, CurrentUser user, DateTimeOffset now)
{
    private readonly DateOnly today = FrenchText.ParisDay(now);

    /// <summary>
    /// Whether the user may write the decision of that file now; to sign it (<paramref name="signs"/>), a conflict of interest may forbid it.
    /// </summary>
    public async Task<Outcome> MayAsync(FileHead head, SessionHead session, bool signs, CancellationToken cancellation)
    {
        var outcome = head.File.Presentation.DecidedOn is not null
            ? JuryRefusals.AlreadySigned
            : session.Session.MayDecide(user.PersonId, session.Panel, head.File.Presentation.UnderCorrection);
        return outcome.IsAccepted && signs && await db.SettingAsync(OemmSettings.ConflictOfInterest, cancellation) == WhenConflict.Refuse
            ? (await db.ConflictsAsync(session.Session, head.File, today, cancellation)).Refusal(session.Session)
            : outcome;
    }

    /// <summary>What the decision depends on beside what the panel says.</summary>
    public async Task<DecisionContext> ContextAsync(FileHead head, SessionHead session, CancellationToken cancellation)
    {
        var file = head.File;
        var ledger = await db.LedgerAsync(editions, file.CandidateId, cancellation);
        return new DecisionContext(file.Id, file.Reference, session.Session.Id, session.Session.HeldOn, head.Edition)
        {
            ByCommission = file.Presentation.IsForCommission,
            Carried = ledger.CarriedBy(head.Edition, file.Certification, file.Presentation.Counted),
            Number = 1 + await db.DecisionsEver.CountAsync(decision => decision.FileId == file.Id, cancellation),
            StartsOn = await db.SettingAsync(OemmSettings.PartialValidityStartsOn, cancellation),
            AdviceRequired = file.Orientation.Route == Domain.Files.Route.Vae,
        };
    }

    /// <summary>Signs it on the file and the session, tracked, and notes it; null when it is refused. The caller saves.</summary>
    public (Decision? Decision, Outcome Outcome) Sign(FileHead head, SessionHead sitting, DecisionContext context, DecisionContent content)
    {
        var presentation = head.File.Presentation;
        if (sitting.Session.AllowDecision(user.PersonId, sitting.Panel, presentation.UnderCorrection) is { IsAccepted: false } refused)
        {
            return (null, refused);
        }

        if (presentation.RecordDecision(today) is { IsAccepted: false } kept)
        {
            return (null, kept);
        }

        var (decision, outcome) = Decision.Sign(context, content, user.PersonId, user.Name, signed => seals.Seal(signed, user.PersonId, Seals.President));
        if (decision is not null)
        {
            db.Add(decision);
            db.Announce(sitting.Session, outcome, now);
            db.Note(head.File.Id, user.Actor(), outcome, head.Edition, now);
        }

        return (decision, outcome);
    }
}
