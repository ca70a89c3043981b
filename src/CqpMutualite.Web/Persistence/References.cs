using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence;

/// <summary>Numbers given one after the other, one series a year: references of files « CQP-2026-0042 », certificates « CERT-2026-00012 ».</summary>
public static class References
{
    private const string Files = "CQP", Certificates = "CERT";

    /// <summary>Reserves the next number of the year, saved with the caller's changes; a lost race shows as a concurrency conflict.</summary>
    public static async Task<string> NextReferenceAsync(this AppDbContext db, int year, CancellationToken cancellation) =>
        (await db.NextReferencesAsync(year, 1, cancellation))[0];

    /// <summary>Reserves that many numbers, in the same way.</summary>
    public static async Task<IReadOnlyList<string>> NextReferencesAsync(this AppDbContext db, int year, int count, CancellationToken cancellation) =>
        [.. (await db.NextAsync(Files, year, count, cancellation)).Select(number => $"{Files}-{year}-{number:0000}")];

    /// <summary>Reserves that many numbers of certificates, in the same way.</summary>
    public static async Task<IReadOnlyList<string>> NextCertificatesAsync(this AppDbContext db, int year, int count, CancellationToken cancellation) =>
        [.. (await db.NextAsync(Certificates, year, count, cancellation)).Select(number => $"{Certificates}-{year}-{number:00000}")];

    private static async Task<IEnumerable<int>> NextAsync(this AppDbContext db, string series, int year, int count, CancellationToken cancellation)
    {
        var counter = await db.ReferenceCounters.SingleOrDefaultAsync(found => found.Series == series && found.Year == year, cancellation);
        if (counter is null)
        {
            counter = new ReferenceCounter { Series = series, Year = year };
            db.ReferenceCounters.Add(counter);
        }

        var first = counter.Last + 1;
        counter.Last += count;
        return Enumerable.Range(first, count);
    }
}
