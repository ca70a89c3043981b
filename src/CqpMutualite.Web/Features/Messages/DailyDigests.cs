using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Messages;

/// <summary>
/// Writes the digests of the day, from the hour of the settings: one for each person who has something held from before that hour. The database takes one a
/// day and a person; an application that comes second writes none.
/// </summary>
public sealed class DailyDigests(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Writes those that are due; answers how many.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var changes = await db.LastChangesAsync([OemmSettings.DigestHour, OemmSettings.MessagePace], cancellation);
        var hour = OemmSettings.DigestHour.Of(changes.GetValueOrDefault(OemmSettings.DigestHour.Key));
        var pace = OemmSettings.MessagePace.Of(changes.GetValueOrDefault(OemmSettings.MessagePace.Key));
        var due = FrenchText.FromParis(today, new TimeOnly(hour, 0));
        if (now < due)
        {
            return 0;
        }

        // what comes after the hour is for the next day
        var people = await db.Held(pace)
            .Where(message => message.CreatedAt < due
                && !db.Messages.Any(digest => digest.PersonId == message.PersonId && digest.DigestDay == today))
            .Select(message => message.PersonId)
            .Distinct()
            .ToListAsync(cancellation);
        var written = 0;
        foreach (var person in people)
        {
            db.Post(Message.Digest(person, today, now));
            written += await db.TrySaveAsync(cancellation) ? 1 : 0;
            db.ChangeTracker.Clear();
        }

        return written;
    }
}
