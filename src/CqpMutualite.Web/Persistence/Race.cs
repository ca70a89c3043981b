using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence;

/// <summary>Two people who write the same thing at the same time.</summary>
public static class Race
{
    /// <summary>
    /// Saves; false when somebody else was faster (a revision moved, or the row exists already) and nothing was written. Who saves says it in their own words.
    /// </summary>
    public static async Task<bool> TrySaveAsync(this AppDbContext db, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException lost) when (lost is DbUpdateConcurrencyException || UniqueViolation.IsOne(lost))
        {
            return false;
        }
    }
}
