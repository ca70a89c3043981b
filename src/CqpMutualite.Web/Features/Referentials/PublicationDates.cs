using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Referentials;

/// <summary>What an edition prints is dated by its publication, so that everyone gets the same file.</summary>
public static class PublicationDates
{
    /// <summary>The day from which that edition is in force. One query.</summary>
    public static async Task<DateTimeOffset> PublishedAsync(this AppDbContext db, Referential edition, CancellationToken cancellation) =>
        new(
            await db
                .Editions.Where(row => row.Code == edition.Code && row.Version == edition.Version)
                .Select(row => row.PublishedFrom)
                .SingleAsync(cancellation),
            TimeOnly.MinValue,
            TimeSpan.Zero
        );
}
