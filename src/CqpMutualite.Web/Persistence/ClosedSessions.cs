using CqpMutualite.Domain.Jury;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence;

/// <summary>What ends with a jury session, in the unit of work that publishes its results, whatever page it comes from.</summary>
internal static class ClosedSessions
{
    /// <summary>The private notes of its readers have served: they go with the same save, without leaving a trace.</summary>
    public static async Task ForgetNotesAsync(AppDbContext db, CancellationToken cancellation)
    {
        var closed = db.ChangeTracker.Entries<JurySession>()
            .Where(entry => entry.State == EntityState.Modified && entry.Entity.PublishedOn is not null && entry.Property(session => session.PublishedOn).OriginalValue is null)
            .Select(entry => entry.Entity.Id).ToList();
        if (closed.Count > 0)
        {
            db.RemoveRange(await db.JuryNotes.Where(note => closed.Contains(note.SessionId)).ToListAsync(cancellation));
        }
    }
}
