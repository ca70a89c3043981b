using CqpMutualite.Domain.Common;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>Closing and publishing ask the same: which files of the order are decided, and the names of the candidates to say who is missing.</summary>
public static class SessionClosing
{
    /// <summary>Files of the session whose decision is signed, and the name of each candidate by file. One query.</summary>
    public static async Task<(IReadOnlyCollection<Guid> Decided, Func<Guid, string> NameOf)> DecidedAsync(this AppDbContext db, SessionHead head, CancellationToken cancellation)
    {
        var files = head.Session.Passages.Select(passage => passage.FileId).ToList();
        var rows = await (from file in db.Files.AsNoTracking() where files.Contains(file.Id) join person in db.People on file.CandidateId equals person.Id select new { file.Id, Decided = file.SessionId == head.Session.Id && file.DecidedOn != null, person.FirstNames, Last = person.UsedName ?? person.BirthName }).ToListAsync(cancellation);
        return ([.. rows.Where(row => row.Decided).Select(row => row.Id)], id => rows.Find(row => row.Id == id) is { } row ? $"{row.FirstNames.Split(' ', ',')[0]} {row.Last}" : "");
    }

    /// <summary>Closes the sitting, by its president or by the certifier; says who still awaits a decision.</summary>
    public static async Task<Outcome> CloseAsync(this AppDbContext db, SessionHead head, CurrentUser user, DateTimeOffset now, CancellationToken cancellation)
    {
        var (decided, nameOf) = await db.DecidedAsync(head, cancellation);
        var outcome = head.Session.Close(decided, nameOf, now);
        if (outcome.IsAccepted)
        {
            await db.NoteFilesAsync(head.Session, user.Actor(), $"Séance {head.OfBody} close", now, cancellation);
        }

        return outcome;
    }
}
