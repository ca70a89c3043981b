using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Decisions.TakeUpDecision;

/// <summary>A decision taken up: the file leaves its session or goes back to its president, and what was delivered is taken back.</summary>
internal sealed class TakenUp(FileActing begun, Editions editions, CertificateDesk certificates)
{
    public async Task<Outcome?> DoAsync(TakeUpDecisionForm form, CancellationToken cancellation)
    {
        var after = await AfterDecision.OfAsync(begun.Db, editions, begun.Head, cancellation, tracked: true);
        var (file, how, session) = (begun.File, form.How!.Value, begun.File.SessionId);
        if (file.Presentation.MayReopenDecision(after.Later) is { IsAccepted: false } refused)
        {
            return refused;
        }

        if (after.Current is not { } decision)
        {
            return null;
        }

        var replaced = decision.Replace(how, form.Reason, begun.User.PersonId, begun.Now);
        if (!replaced.IsAccepted)
        {
            return replaced;
        }

        if (file.Presentation.ReopenDecision(how, after.Later, begun.Today) is { IsAccepted: false } kept)
        {
            return kept;
        }

        if (how == Replacement.Cancellation)
        {
            await LeaveSessionAsync(session, cancellation);
        }

        // what the decision had delivered no longer holds; the holder reads why, so the certifier's own words stay with the decision
        var why = how == Replacement.Correction ? "Décision corrigée." : "Décision annulée.";
        await certificates.RevokeForAsync(file, decision.Id, why, begun.User.Actor(), cancellation);
        await TakeIntoDraftAsync(decision, how, cancellation);
        return replaced;
    }

    // a session that is not published yet no longer awaits a file that left it
    private async Task LeaveSessionAsync(Guid? session, CancellationToken cancellation)
    {
        var left = await begun.Db.Sessions.Include(found => found.Passages).AsSingleQuery()
            .SingleOrDefaultAsync(found => found.Id == session && found.PublishedOn == null, cancellation);
        if (left is not null)
        {
            begun.Db.Announce(left, left.Withdraw(begun.File.Id), begun.Now);
        }
    }

    // a correction begins with what was decided; after a cancellation the next panel begins with nothing
    private async Task TakeIntoDraftAsync(Decision decision, Replacement how, CancellationToken cancellation)
    {
        begun.Db.RemoveRange(await begun.Db.DraftEntries.Where(entry => entry.FileId == decision.FileId).ToListAsync(cancellation));
        if (how == Replacement.Correction)
        {
            begun.Db.AddRange(DecisionDraft.From(decision, begun.Now).Entries);
        }
    }
}
