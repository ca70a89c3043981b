using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.People;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence;

/// <summary>
/// Keeps the convocations of a session true to it, in the unit of work that changes it: whatever page the change comes from, those concerned are told,
/// and only those. A correction waits a little, so that several changes in a row make one message.
/// </summary>
public static class Convenings
{
    // the certifier moves a passage by several clicks
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    // a message about to leave may be written before this change is committed: it does not stand for it
    private static readonly TimeSpan Claimable = TimeSpan.FromMinutes(1);

    /// <summary>Whether an act changes what people were told: who is expected, when, where, as what.</summary>
    /// <exception cref="InvalidOperationException">A kind of act that does not say so yet.</exception>
    public static bool Follow(JuryAct act) => act switch
    {
        SessionConvened or SessionMoved or BreaksSet or PassageMoved or PassageTimed => true,
        MemberSeated or MemberUnseated or MemberReplaced => true,
        FileReceived or FilesDistributed or FileWithdrawn or CandidateMissing => true,
        PresidentNamed or MemberRecused or SittingOpened or SittingClosed or DecisionSigned or SessionPublished => false,
        _ => throw new InvalidOperationException($"{act.GetType().Name} does not say whether the convocations follow it."),
    };

    internal static async Task FollowAsync(AppDbContext db, IEnumerable<AnnouncedIn> acts, CancellationToken cancellation)
    {
        foreach (
            var (session, last) in acts.Where(announced => Follow(announced.Act))
                .GroupBy(announced => announced.Session)
                .Select(group => (group.Key, group.Last()))
        )
        {
            if (session is { ConvenedAt: not null, ClosedAt: null })
            {
                await FollowAsync(db, session, last.At, cancellation);
            }
        }
    }

    private static async Task FollowAsync(AppDbContext db, JurySession session, DateTimeOffset now, CancellationToken cancellation)
    {
        var entry = db.Entry(session);
        await entry.Collection(found => found.Members).LoadAsync(cancellation);
        await entry.Collection(found => found.Passages).LoadAsync(cancellation);
        var files = session.Passages.Where(passage => passage.Expected).Select(passage => passage.FileId).ToList();
        var today = FrenchText.ParisDay(now);
        var companies = files.Count == 0 ? [] : await (
            from file in db.Files
            where files.Contains(file.Id)
            join member in db.Memberships on file.EmployerId equals member.OrganisationId
            where member.Role == Role.CompanyHr && member.From <= today && (member.Until == null || member.Until >= today)
            select new { File = file.Id, Person = member.PersonId }).Distinct().ToListAsync(cancellation);
        var known = await db.Convocations.Where(convocation => convocation.SessionId == session.Id).ToListAsync(cancellation);
        var touched = Convocation.Follow(session, Convocation.Of(session, companies.ToLookup(pair => pair.File, pair => pair.Person)), known, now);
        var added = touched.Except(known).ToList();
        db.AddRange(added);
        await PostAsync(db, [.. touched.Where(convocation => FrenchText.FromParis(convocation.HeldOn, convocation.StartsAt) > now)], added, now, cancellation);
    }

    private static async Task PostAsync(AppDbContext db, List<Convocation> touched, List<Convocation> added, DateTimeOffset now, CancellationToken cancellation)
    {
        if (touched.Count == 0)
        {
            return;
        }

        // who has no address gets a letter; a message that has not left yet will say what holds when it does
        var people = touched.ConvertAll(convocation => convocation.PersonId);
        var reached = await db
            .Users.Where(account => people.Contains(account.PersonId) && account.Email != null)
            .Select(account => account.PersonId)
            .ToListAsync(cancellation);
        var details = touched.ConvertAll(convocation => convocation.Id.ToString());
        var soon = now + Claimable;
        var waiting = await db
            .Messages.Where(message =>
                message.Kind == MessageKind.Convocation
                && message.Status == MessageStatus.Waiting
                && message.NextAttemptAt > soon
                && details.Contains(message.Detail!)
            )
            .Select(message => message.Detail)
            .ToListAsync(cancellation);
        foreach (var convocation in touched.Where(convocation => reached.Contains(convocation.PersonId) && !waiting.Contains(convocation.Id.ToString())))
        {
            db.Post(
                Message.To(
                    convocation.PersonId,
                    MessageKind.Convocation,
                    now,
                    convocation.FileId,
                    convocation.Id.ToString(),
                    added.Contains(convocation) ? default : Patience
                )
            );
        }
    }
}
