using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury.ComposeQuarter;

/// <summary>The sessions that a form asks for, composed but not written, each with what deserves a look.</summary>
public sealed class QuarterPlan
{
    private readonly List<(JurySession Session, IReadOnlyList<string> Doubts)> planned = [];

    /// <summary>Accepted, or why none of them can be.</summary>
    public Outcome Refused { get; private init; } = Outcome.Accepted;

    public int Count => planned.Count;

    public IEnumerable<ConfirmedDay> Days => planned.Select(one => new ConfirmedDay(
        FrenchText.Sentence(FrenchText.LongDate(one.Session.HeldOn)), one.Session.Members.Count, one.Doubts));

    /// <summary>Every one of them, in the coming save.</summary>
    public void AddTo(AppDbContext db) => db.AddRange(planned.Select(one => one.Session));

    /// <summary>Four queries at most: time of notice, sessions of those days, the one taken over, people.</summary>
    public static async Task<QuarterPlan> OfAsync(
        AppDbContext db,
        Editions editions,
        CurrentUser user,
        ComposeQuarterForm form,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var days = form.Days();
        var visible = db.SessionsVisibleTo(user.Reader).AsNoTracking();
        var notice = await db.SettingAsync(OemmSettings.NoticeDays, cancellation);
        var beside = await visible.Include(session => session.Members).Where(session => days.Contains(session.HeldOn)).ToListAsync(cancellation);
        var source = form.Source is { } asked
            ? await visible.Include(session => session.Members).SingleOrDefaultAsync(session => session.Id == asked, cancellation)
            : null;
        var people = source is null ? null : await JuryPeople.LoadAsync(db, source, FrenchText.ParisDay(now), cancellation);
        var plan = new QuarterPlan();
        foreach (var day in days)
        {
            List<Referential> heard = [.. form.Chosen().Select(code => SessionHead.EditionOf(editions, code, day))];
            var (session, outcome) = JurySession.Plan(form.Kind, form.ToTerms() with { HeldOn = day }, heard);
            if (session is null)
            {
                return new QuarterPlan { Refused = outcome };
            }

            List<JurySession> others = [.. beside.Where(other => other.HeldOn == day && other.ClosedAt is null)];
            List<string> doubts =
            [
                .. DayDoubts.Of(form.Territory, day, session.StartsAt, FrenchText.OnClock(now, form.Territory.Zone()), notice),
                .. others.Select(other => $"Une autre session se tient ce jour-là à {FrenchText.Hour(other.StartsAt)}"
                    + $"{(other.Place.Length > 0 ? $", {other.Place}" : "")}."),
            ];
            if (source is not null)
            {
                doubts.AddRange(Seat(session, source, people!, PanelOf(form.Kind, heard), others));
            }

            plan.planned.Add((session, doubts));
        }

        return plan;
    }

    private static JuryPanel PanelOf(SessionKind kind, List<Referential> heard) =>
        JuryPanel.Of(heard.ConvertAll(edition => kind == SessionKind.Commission ? edition.Commission! : edition.Jury));

    // whoever cannot sit that day leaves the seat vacant, and is named
    private static IEnumerable<string> Seat(JurySession session, JurySession source, JuryPeople people, JuryPanel panel, List<JurySession> others)
    {
        foreach (var member in source.Members.OrderBy(member => member.IsSubstitute))
        {
            var elsewhere = others.Where(other => other.Members.Any(known => known.PersonId == member.PersonId))
                .Select(other => (other.StartsAt, other.EndsAt));
            var outcome = people.MandateOf(member.PersonId, member.College, session.HeldOn) is { } mandate
                ? session.Seat(mandate, panel, substitute: member.IsSubstitute, elsewhere: elsewhere)
                : JuryRefusals.MandateNotThatDay(session.HeldOn);
            if (!outcome.IsAccepted)
            {
                yield return $"{people.Of(member.PersonId).Name} ne siège pas : {FrenchText.LowerFirst(outcome.Refusals[0].Message)}";
            }
        }
    }
}
