using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files;

/// <summary>The files of the same kind around one that awaits the reader, the one that has waited longest first; null: there is none on that side.</summary>
public sealed record TaskQueue(NextAct Act, string? Previous, string? Next)
{
    public Neighbours Links => new(Previous is null ? null : FilesPaths.ForAct(Act, Previous), Next is null ? null : FilesPaths.ForAct(Act, Next));

    /// <summary>Around the next act of the file. One query.</summary>
    public static async Task<TaskQueue> AroundAsync(FileActing begun, CancellationToken cancellation)
    {
        var (db, act, since, id) = (begun.Db, begun.File.NextAct, begun.File.TurnSince, begun.File.Id);
        var tasks = db.TasksOf(begun.User.Reader).Where(task => task.Act == act && task.FileId != id);
        var before = tasks.Where(task => task.Since < since || (task.Since == since && task.FileId.CompareTo(id) < 0))
            .OrderByDescending(task => task.Since).ThenByDescending(task => task.FileId).Take(1).Select(task => new { task.FileId, After = false });
        var after = tasks.Where(task => task.Since > since || (task.Since == since && task.FileId.CompareTo(id) > 0))
            .OrderBy(task => task.Since).ThenBy(task => task.FileId).Take(1).Select(task => new { task.FileId, After = true });
        var around = await before.Concat(after).Join(db.Files, one => one.FileId, file => file.Id, (one, file) => new { file.Reference, one.After })
            .ToListAsync(cancellation);
        return new TaskQueue(act, around.Find(one => !one.After)?.Reference, around.Find(one => one.After)?.Reference);
    }
}
