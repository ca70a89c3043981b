using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Messages;

/// <summary>
/// Sends the messages that are due. Several applications may do so on one database: a message is claimed for a while before it is sent, and
/// only one claim succeeds. A process killed between the server's answer and its own note sends the message a second time, never none.
/// </summary>
public sealed class Outbox(IServiceScopeFactory scopes, Mailer mailer, TimeProvider clock, ILogger<Outbox> logger) : IDisposable
{
    private const int Batch = 20;

    // longer than the mailer's patience: a claim is not taken over while its holder still works
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);

    // after the last of them the message is abandoned, about a day after it was written
    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(3),
        TimeSpan.FromHours(6),
        TimeSpan.FromHours(12),
    ];

    private readonly SemaphoreSlim alone = new(1);

    /// <summary>Attempts at most for one message.</summary>
    public static int MaximumAttempts => Delays.Length + 1;

    /// <summary>Sends everything that is due now; answers how many were handed over. A second call in this process waits for the first.</summary>
    public async Task<int> DrainAsync(CancellationToken cancellation)
    {
        await alone.WaitAsync(cancellation);
        try
        {
            var sent = 0;
            while (await DueAsync(cancellation) is { Count: > 0 } due)
            {
                var claimed = 0;
                foreach (var message in due)
                {
                    var claim = Guid.NewGuid();
                    if (!await TakeAsync(message, claim, cancellation))
                    {
                        continue; // another application has it
                    }

                    claimed++;
                    sent += await SendAsync(message, claim, cancellation) ? 1 : 0;
                }

                if (claimed == 0)
                {
                    break;
                }
            }

            return sent;
        }
        finally
        {
            alone.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => alone.Dispose();

    private async Task<List<Guid>> DueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Due(scope.ServiceProvider.GetRequiredService<AppDbContext>(), clock.GetUtcNow())
            .OrderBy(message => message.NextAttemptAt).ThenBy(message => message.Id).Select(message => message.Id).Take(Batch).ToListAsync(cancellation);
    }

    private static IQueryable<Message> Due(AppDbContext db, DateTimeOffset now) =>
        db
            .Messages.AsNoTracking()
            .Where(message =>
                message.Status == MessageStatus.Waiting && message.NextAttemptAt <= now && (message.ClaimedUntil == null || message.ClaimedUntil < now)
            );

    // the row is locked by the update, and its condition read again by whoever waited for it
    private async Task<bool> TakeAsync(Guid id, Guid claim, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        return await Due(scope.ServiceProvider.GetRequiredService<AppDbContext>(), now).Where(message => message.Id == id).ExecuteUpdateAsync(
            row => row
                .SetProperty(message => message.ClaimedBy, claim)
                .SetProperty(message => message.ClaimedUntil, now + Claim)
                .SetProperty(message => message.Attempts, message => message.Attempts + 1),
            cancellation) == 1;
    }

    private async Task<bool> SendAsync(Guid id, Guid claim, CancellationToken cancellation)
    {
        // a text that cannot be made must not stop the others, nor be tried for ever
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var message = await db.Messages.AsNoTracking().SingleAsync(found => found.Id == id, cancellation);
        string? failure;
        var final = false;
        try
        {
            (var mail, failure) = await scope.ServiceProvider.GetRequiredService<MessageTexts>().WriteAsync(message, cancellation);
            final = mail is null;
            failure ??= await mailer.SendAsync(mail!, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogError(e, "The message {Message} could not be made", id);
            failure = e.GetType().Name;
        }

        var now = clock.GetUtcNow();
        var status = failure is null ? MessageStatus.Sent : final || message.Attempts >= MaximumAttempts ? MessageStatus.Abandoned : MessageStatus.Waiting;
        var next = status == MessageStatus.Waiting ? now + Delays[message.Attempts - 1] : message.NextAttemptAt;
        await db.Messages.Where(found => found.Id == id && found.ClaimedBy == claim).ExecuteUpdateAsync(
            row => row
                .SetProperty(found => found.Status, status)
                .SetProperty(found => found.Failure, failure)
                .SetProperty(found => found.SentAt, failure is null ? now : null)
                .SetProperty(found => found.NextAttemptAt, next)
                .SetProperty(found => found.ClaimedBy, (Guid?)null)
                .SetProperty(found => found.ClaimedUntil, (DateTimeOffset?)null),
            CancellationToken.None);
        return failure is null;
    }
}

/// <summary>Empties the outbox whenever a message is committed, and now and then for those whose next attempt has come.</summary>
public sealed class OutboxWorker(Outbox outbox, OutboxSignal signal, ILogger<OutboxWorker> logger) : BackgroundService
{
    /// <summary>Setting: false leaves the outbox to whoever drains it (tests, an instance that only answers).</summary>
    public const string Setting = "Messages:Send";

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await outbox.DrainAsync(stoppingToken);
                await signal.WaitAsync(Round, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // the database is away: the next round tries again
                logger.LogWarning("The outbox waits: {Failure}", e.GetType().Name);
                await Task.Delay(Round, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
