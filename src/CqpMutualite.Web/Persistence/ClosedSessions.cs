using CqpMutualite.Domain.Jury;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Persistence;

/// <summary>What ends with a jury session, in the unit of work that publishes its results, whatever page it comes from.</summary>
internal static class ClosedSessions
{
    /// <summary>The private notes of its readers have served: they go with the same save, without leaving a trace.</summary>
    public static async Task ForgetNotesAsync(AppDbContext db, IEnumerable<AnnouncedIn> acts, CancellationToken cancellation)
    {
        foreach (var published in acts.Select(announced => announced.Act).OfType<SessionPublished>())
        {
            db.RemoveRange(await db.JuryNotes.Where(note => note.SessionId == published.SessionId).ToListAsync(cancellation));
        }
    }
}
