using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence;

/// <summary>References of files: « CQP-2026-0042 », one series a year.</summary>
public static class References
{
    /// <summary>Reserves the next number of the year, saved with the caller's changes; a lost race shows as a concurrency conflict.</summary>
    public static async Task<string> NextReferenceAsync(this AppDbContext db, int year, CancellationToken cancellation)
    {
        var counter = await db.ReferenceCounters.SingleOrDefaultAsync(found => found.Year == year, cancellation);
        if (counter is null)
        {
            counter = new ReferenceCounter { Year = year };
            db.ReferenceCounters.Add(counter);
        }

        counter.Last++;
        return $"CQP-{year}-{counter.Last:0000}";
    }
}
