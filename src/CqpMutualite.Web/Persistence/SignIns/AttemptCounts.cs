using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence.SignIns;

/// <summary>
/// Counts attempts before they are made, in the database that all applications share: fifty at once are not fifty free ones. What is pending in the store of
/// the caller is left alone.
/// </summary>
public sealed class AttemptCounts(IServiceScopeFactory scopes, Seals seals, TimeProvider clock)
{
    // lost races in a row after which one waits as the others do
    private const int Races = 8;

    /// <summary>Takes one attempt at <paramref name="what"/>: how many with it, and how long to wait instead when none is to be had now.</summary>
    public async Task<Attempt> TakeAsync(string what, Slowdown pace, CancellationToken cancellation = default)
    {
        var mark = MarkOf(what);
        for (var race = 0; race < Races; race++)
        {
            // a store of its own each time: a row that somebody else has just made spoils it
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            var now = clock.GetUtcNow();
            var known = await db.AttemptCounts.AsNoTracking().SingleOrDefaultAsync(count => count.Mark == mark, cancellation);
            if (known?.NextAt > now)
            {
                return new Attempt(known.Attempts, known.NextAt - now);
            }

            var attempts = known is null || now - known.LastAt > pace.Forgotten ? 1 : known.Attempts + 1;
            var next = now + pace.After(attempts);
            if (known is not null)
            {
                var taken = await db.AttemptCounts
                    .Where(count => count.Mark == mark && count.Attempts == known.Attempts && count.LastAt == known.LastAt)
                    .ExecuteUpdateAsync(row => row
                        .SetProperty(count => count.Attempts, attempts)
                        .SetProperty(count => count.LastAt, now)
                        .SetProperty(count => count.NextAt, next), cancellation);
                if (taken == 1)
                {
                    return new Attempt(attempts, TimeSpan.Zero);
                }

                continue;
            }

            db.Add(new AttemptCount { Mark = mark, Attempts = attempts, LastAt = now, NextAt = next });
            if (await db.TrySaveAsync(cancellation))
            {
                return new Attempt(attempts, TimeSpan.Zero);
            }
        }

        return new Attempt(pace.Free, pace.First);
    }

    /// <summary>It was the right one: the count starts again.</summary>
    public async Task ForgetAsync(string what)
    {
        var mark = MarkOf(what);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDbContext>().AttemptCounts.Where(count => count.Mark == mark).ExecuteDeleteAsync();
    }

    /// <summary>It was the right one: this attempt does not count, the others do.</summary>
    public async Task GiveBackAsync(string what)
    {
        var mark = MarkOf(what);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDbContext>()
            .AttemptCounts.Where(count => count.Mark == mark && count.Attempts > 0)
            .ExecuteUpdateAsync(row => row.SetProperty(count => count.Attempts, count => count.Attempts - 1));
    }

    // neither an address nor what was typed in its place (a password, sometimes) is kept
    private string MarkOf(string what) => seals.Mark("attempts", what);
}

/// <summary>An attempt: how many so far, and zero, or how long to wait before one.</summary>
public readonly record struct Attempt(int Count, TimeSpan Wait)
{
    public bool MayGoOn => Wait == TimeSpan.Zero;

    /// <summary>The wait in words: « 40 secondes », « 4 minutes ».</summary>
    public string Words => Wait < TimeSpan.FromMinutes(1)
        ? FrenchText.Plural((int)Math.Ceiling(Wait.TotalSeconds), "seconde", "secondes")
        : FrenchText.Plural((int)Math.Ceiling(Wait.TotalMinutes), "minute", "minutes");
}
