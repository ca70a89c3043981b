using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files;

/// <summary>
/// The journal of a file as people read it: what one person saved again and again, one answer after the other, is one line with its period and its count.
/// </summary>
public static class FoldedHistory
{
    /// <summary>The last entries of a file that the user may read, the latest first, without the values that changed.</summary>
    public static Task<List<JournalEntry>> ReadAsync(AppDbContext db, CurrentUser user, Guid fileId, int most, CancellationToken cancellation) =>
        db.HistoryVisibleTo(user.Reader, fileId)
            .OrderByDescending(entry => entry.Rank)
            .Take(most)
            .Select(entry => new JournalEntry
            {
                FileId = entry.FileId,
                Rank = entry.Rank,
                At = entry.At,
                PersonId = entry.PersonId,
                Capacity = entry.Capacity,
                Code = entry.Code,
                Version = entry.Version,
                Data = "",
                Words = entry.Words,
                PreviousHash = "",
                KeyId = "",
                Hash = "",
            })
            .ToListAsync(cancellation);

    /// <summary>The lines, from entries in any one order.</summary>
    public static IEnumerable<HistoryLine> Of(IReadOnlyList<JournalEntry> entries)
    {
        for (var first = 0; first < entries.Count;)
        {
            var (entry, next) = (entries[first], first + 1);
            while (
                next < entries.Count
                && (entries[next].Words, entries[next].Capacity, entries[next].PersonId) == (entry.Words, entry.Capacity, entry.PersonId)
                && FrenchText.ParisDay(entries[next].At) == FrenchText.ParisDay(entry.At)
            )
            {
                next++;
            }

            var (from, until) = entry.At < entries[next - 1].At ? (entry.At, entries[next - 1].At) : (entries[next - 1].At, entry.At);
            yield return new HistoryLine(
                until,
                $"{entry.Words} – "
                    + $"{entry.Capacity}"
                    + $"{(next - first == 1 ? "" : $" ({FrenchText.Plural(next - first, "enregistrement", "enregistrements")}{Period(from, until)})")}"
            );
            first = next;
        }
    }

    private static string Period(DateTimeOffset from, DateTimeOffset until) =>
        FrenchText.Hour(from) == FrenchText.Hour(until) ? $" à {FrenchText.Hour(from)}" : $" de {FrenchText.Hour(from)} à {FrenchText.Hour(until)}";
}
