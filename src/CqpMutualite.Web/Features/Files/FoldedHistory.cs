using CqpMutualite.Domain.People;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files;

/// <summary>
/// The journal of a file as people read it: what one person saved again and again, one answer after the other, is one line with its period and its count.
/// </summary>
public static class FoldedHistory
{
    /// <summary>The last entries of a file that the user may read, the latest first, with the names that they may know. One query.</summary>
    public static Task<IReadOnlyList<ToldEntry>> ReadAsync(AppDbContext db, CurrentUser user, Guid fileId, int most, CancellationToken cancellation) =>
        TellAsync(
            db.HistoryVisibleTo(user.Reader, fileId).OrderByDescending(entry => entry.Rank).Take(most),
            db.PeopleNamedTo(user.Reader, fileId),
            cancellation);

    /// <summary>These entries, the latest first, with the names of those <paramref name="known"/>. One query.</summary>
    public static async Task<IReadOnlyList<ToldEntry>> TellAsync(
        IQueryable<JournalEntry> entries, IQueryable<Person> known, CancellationToken cancellation) =>
        await (
            from entry in entries
            join person in known on entry.PersonId equals (Guid?)person.Id into named
            from person in named.DefaultIfEmpty()
            orderby entry.Rank descending, entry.At descending
            select new ToldEntry(
                entry.At,
                entry.PersonId,
                entry.Capacity,
                entry.Words,
                person == null ? null : person.Name)
        ).ToListAsync(cancellation);

    /// <summary>The lines, from entries in any one order.</summary>
    public static IEnumerable<HistoryLine> Of(IReadOnlyList<ToldEntry> entries)
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
                    + $"{entry.Who}"
                    + $"{(next - first == 1 ? "" : $" ({FrenchText.Plural(next - first, "enregistrement", "enregistrements")}{Period(from, until)})")}"
            );
            first = next;
        }
    }

    private static string Period(DateTimeOffset from, DateTimeOffset until) =>
        FrenchText.Hour(from) == FrenchText.Hour(until) ? $" à {FrenchText.Hour(from)}" : $" de {FrenchText.Hour(from)} à {FrenchText.Hour(until)}";
}

/// <summary>An entry of the journal as somebody is told it. The name is null where the reader does not know who acted.</summary>
public sealed record ToldEntry(DateTimeOffset At, Guid? PersonId, string Capacity, string Words, string? Name)
{
    /// <summary>« Karim Haddad (Évaluateur, Mutuelle Horizon) »; the capacity alone where the reader does not know them.</summary>
    public string Who => Name is null ? Capacity : $"{Name} ({Capacity})";
}
