using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Convocations;

/// <summary>
/// Reminds those who are convened, once: the message is written in the save that notes it, and that save fails when another application, or an earlier
/// life of this one, has done it.
/// </summary>
public sealed class Reminders(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Writes the reminders that are due; answers how many.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var days = await db.SettingAsync(OemmSettings.ReminderDays, cancellation);
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var last = today.AddDays(days);
        var candidates = await db
            .Convocations.AsNoTracking()
            .Where(convocation =>
                convocation.RemindedAt == null
                && convocation.CancelledAt == null
                && convocation.HeldOn > today
                && convocation.HeldOn <= last
                && db.Users.Any(account => account.PersonId == convocation.PersonId && account.Email != null)
            )
            .OrderBy(convocation => convocation.HeldOn)
            .ThenBy(convocation => convocation.Id)
            .Select(convocation => convocation.Id)
            .ToListAsync(cancellation);
        var written = 0;
        foreach (var id in candidates)
        {
            // one save each: a reminder that another application is faster to write leaves the others
            var convocation = await db.Convocations.SingleAsync(found => found.Id == id, cancellation);

            // who was told within the last days needs no reminder yet: the convocation itself is recent
            if (convocation.IsReminderDue(today, FrenchText.ParisDay(convocation.ChangedAt), days))
            {
                convocation.Remind(now);
                db.Post(Message.To(convocation.PersonId, MessageKind.ConvocationReminder, now, convocation.FileId, convocation.Id.ToString()));
                written += await db.TrySaveAsync(cancellation) ? 1 : 0;
            }

            db.ChangeTracker.Clear();
        }

        return written;
    }
}

/// <summary>Looks now and then for reminders that are due.</summary>
public sealed class RemindersWorker(Reminders reminders, Messages.TaskReminders tasks, ILogger<RemindersWorker> logger) : BackgroundService
{
    /// <summary>Setting: false leaves the reminders to whoever runs them (tests, an instance that only answers).</summary>
    public const string Setting = "Jury:Remind";

    private static readonly TimeSpan Round = TimeSpan.FromHours(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round);
        do
        {
            try
            {
                await reminders.RunAsync(stoppingToken);
                await tasks.RunAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // the database is away: the next round tries again
                logger.LogWarning("The reminders wait: {Failure}", e.GetType().Name);
            }
        }
        while (await Next(timer, stoppingToken));
    }

    private static async Task<bool> Next(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
