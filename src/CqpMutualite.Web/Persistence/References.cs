using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence;

/// <summary>References of files: « CQP-2026-0042 », one series a year.</summary>
public static class References
{
    /// <summary>Reserves the next number of the year, saved with the caller's changes; a lost race shows as a concurrency conflict.</summary>
    public static async Task<string> NextReferenceAsync(this AppDbContext db, int year, CancellationToken cancellation) =>
        (await db.NextReferencesAsync(year, 1, cancellation))[0];

    /// <summary>Reserves that many numbers, in the same way.</summary>
    public static async Task<IReadOnlyList<string>> NextReferencesAsync(this AppDbContext db, int year, int count, CancellationToken cancellation)
    {
        var counter = await db.ReferenceCounters.SingleOrDefaultAsync(found => found.Year == year, cancellation);
        if (counter is null)
        {
            counter = new ReferenceCounter { Year = year };
            db.ReferenceCounters.Add(counter);
        }

        var first = counter.Last + 1;
        counter.Last += count;
        return [.. Enumerable.Range(first, count).Select(number => $"CQP-{year}-{number:0000}")];
    }
}
