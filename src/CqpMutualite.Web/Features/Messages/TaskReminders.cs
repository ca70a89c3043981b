using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Persistence.Tasks;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Messages;

/// <summary>
/// Reminds people of what is awaited of them: before its date, then while it is late. The messages are written in the save that notes the day on the task,
/// and that save fails when another application, or an earlier life of this one, has done it.
/// </summary>
public sealed class TaskReminders(IServiceScopeFactory scopes, TimeProvider clock)
{
    // the certifier and the jury work from their lists
    private static readonly Turn[] Reminded = [Turn.Company, Turn.TrainingOrganisation, Turn.Candidate, Turn.Evaluators];

    /// <summary>Writes the reminders that are due; answers how many messages.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var (before, every) = (
            await db.SettingAsync(OemmSettings.TaskReminderDays, cancellation),
            await db.SettingAsync(OemmSettings.LateReminderDays, cancellation)
        );
        var today = clock.Today();
        var near = today.AddDays(before);
        var tasks = await db
            .OpenTasks.AsNoTracking()
            .Where(task => task.Weight == TaskWeight.Next && task.Act != NextAct.Resume && task.Due <= near && Reminded.Contains(task.Turn))
            .OrderBy(task => task.Due)
            .ThenBy(task => task.Id)
            .ToListAsync(cancellation);
        var written = 0;
        foreach (var id in tasks.Where(task => task.IsReminderDue(today, before, every)).Select(task => task.Id))
        {
            // one save each; another application may have been faster since they were read, or be so now
            if (
                await db.OpenTasks.SingleOrDefaultAsync(found => found.Id == id, cancellation) is { } task
                && task.IsReminderDue(today, before, every)
            )
            {
                var people = await Reminding.PostAsync(db, [task], clock.GetUtcNow(), null, null, cancellation);
                written += await db.TrySaveAsync(cancellation) ? people.Count : 0;
            }

            db.ChangeTracker.Clear();
        }

        return written;
    }
}
