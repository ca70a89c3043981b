using CqpMutualite.Domain.Common;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>Closing and publishing ask the same: which files of the order are decided, and the names of the candidates to say who is missing.</summary>
public static class SessionClosing
{
    /// <summary>Files of the session whose decision is signed, and the name of each candidate by file. One query.</summary>
    public static async Task<(IReadOnlyCollection<Guid> Decided, Func<Guid, string> NameOf)> DecidedAsync(
        this AppDbContext db,
        SessionHead head,
        CancellationToken cancellation
    )
    {
        var files = head.Session.Passages.Select(passage => passage.FileId).ToList();
        var rows = await (
            from file in db.Files.AsNoTracking()
            where files.Contains(file.Id)
            join person in db.People on file.CandidateId equals person.Id
            select new
            {
                file.Id,
                Decided = file.SessionId == head.Session.Id && file.Presentation.DecidedOn != null,
                person.Name,
            }
        ).ToListAsync(cancellation);
        return ([.. rows.Where(row => row.Decided).Select(row => row.Id)], id =>
            rows.Find(row => row.Id == id)?.Name ?? ""
        );
    }

    /// <summary>Closes the sitting, by its president or by the certifier; says who still awaits a decision.</summary>
    public static async Task<Outcome> CloseAsync(this SessionAct act, CancellationToken cancellation)
    {
        var (decided, nameOf) = await act.Db.DecidedAsync(act.Head, cancellation);
        return await act.NotedAsync(act.Session.Close(decided, nameOf, act.Now), cancellation);
    }
}
