using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury.AnswerAvailability;

/// <summary>The days asked, with the hours and the place of what is prepared.</summary>
public sealed record AnswerAvailabilityPage(IReadOnlyList<AskedDay> Days)
{
    public static IReadOnlyList<AvailabilityAnswer> Answers { get; } = Enum.GetValues<AvailabilityAnswer>();

    /// <summary>Two queries: days, sessions.</summary>
    public static async Task<AnswerAvailabilityPage> LoadAsync(AppDbContext db, CurrentUser user, DateOnly today, CancellationToken cancellation)
    {
        var asked = await db.Availabilities.AsNoTracking()
            .Where(found => found.PersonId == user.PersonId && found.Day >= today)
            .OrderBy(found => found.Day)
            .Select(found => new { found.Day, found.Answer })
            .ToListAsync(cancellation);
        var sessions = (await db.SessionsAskedOf(user.Reader).Where(session => session.HeldOn >= today)
                .OrderBy(session => session.StartsAt)
                .Select(session => new { session.HeldOn, session.StartsAt, session.EndsAt, session.Territory, session.Place })
                .ToListAsync(cancellation))
            .ToLookup(session => session.HeldOn);
        return new AnswerAvailabilityPage(
        [
            .. asked.Where(day => sessions.Contains(day.Day)).Select(day => new AskedDay(
                day.Day,
                day.Answer,
                [
                    .. sessions[day.Day].Select(session =>
                        $"de {FrenchText.Hour(session.StartsAt)} à {ConvocationSheet.On(session.Territory, session.EndsAt)}, "
                            + (session.Place.Length > 0 ? session.Place : "en visioconférence")).Distinct(),
                ])),
        ]);
    }
}

public sealed record AskedDay(DateOnly Day, AvailabilityAnswer? Answer, IReadOnlyList<string> Sessions);
