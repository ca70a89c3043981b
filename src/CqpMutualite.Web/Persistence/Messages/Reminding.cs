using CqpMutualite.Web.Persistence.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence.Messages;

/// <summary>Writes to those of whom something is awaited.</summary>
public static class Reminding
{
    /// <summary>
    /// Notes the day on those rows of one task and writes to its people, in the coming save; answers whom. <paramref name="from"/>: who does it, with what
    /// they wrote.
    /// </summary>
    public static async Task<IReadOnlyCollection<Guid>> PostAsync(
        AppDbContext db,
        IReadOnlyList<OpenTask> rows,
        DateTimeOffset now,
        Guid? from,
        string? note,
        CancellationToken cancellation
    )
    {
        var id = rows[0].FileId;
        var file = await db.Files.AsNoTracking().Include(found => found.Assignments).SingleAsync(found => found.Id == id, cancellation);
        var people = await PeopleOfFile.LoadAsync(db, file, FrenchText.ParisDay(now), cancellation);
        var reached = await TurningPoints.ReachedAsync(db, id, [.. rows.SelectMany(people.Of).Distinct()], cancellation);
        foreach (var row in rows)
        {
            row.Remind(FrenchText.ParisDay(now));
        }

        foreach (var person in reached)
        {
            db.Post(Message.Reminder(person, rows[0], now, from, note));
        }

        return reached;
    }
}
