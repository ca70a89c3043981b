using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Messages;

/// <summary>
/// Sends the messages that are due. Several applications may do so on one database: a message is claimed for a while before it is sent, and
/// only one claim succeeds. Its holder notes that it begins to give it to the server, then what the server answered: stopped in between, nobody knows
/// whether it arrived, and it is not sent again by itself.
/// </summary>
public sealed class Outbox(IServiceScopeFactory scopes, Mailer mailer, TimeProvider clock, ILogger<Outbox> logger) : IDisposable
{
    private const int Batch = 20;

    // longer than the mailer's patience: a claim is not taken over while its holder still works
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);

    // after each attempt; beyond the last one, that one again
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

    /// <summary>Sends everything that is due now; answers how many were handed over. A second call in this process waits for the first.</summary>
    public async Task<int> DrainAsync(CancellationToken cancellation)
    {
        await alone.WaitAsync(cancellation);
        try
        {
            await LeaveUnconfirmedAsync(cancellation);
            var pace = await PaceAsync(cancellation);
            var sent = 0;
            while (await DueAsync(pace, cancellation) is { Count: > 0 } due)
            {
                var claimed = 0;
                foreach (var message in due)
                {
                    var claim = Guid.NewGuid();
                    if (!await TakeAsync(message, pace, claim, cancellation))
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

    // their holder began to give them, and was stopped before it noted the answer
    private async Task LeaveUnconfirmedAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        var left = await scope.ServiceProvider.GetRequiredService<AppDbContext>().Messages
            .Where(message => message.Status == MessageStatus.Waiting && message.HandedAt != null && message.ClaimedUntil < now)
            .ExecuteUpdateAsync(row => row
                .SetProperty(message => message.Status, MessageStatus.Unconfirmed)
                .SetProperty(message => message.Failure, DeliveryFailure.NoAnswer)
                .SetProperty(message => message.ClaimedBy, (Guid?)null)
                .SetProperty(message => message.ClaimedUntil, (DateTimeOffset?)null), cancellation);
        if (left > 0)
        {
            logger.LogWarning("{Count} messages were being sent when an application stopped: nobody knows whether they arrived", left);
        }
    }

    private async Task<MessagePace> PaceAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDbContext>().SettingAsync(OemmSettings.MessagePace, cancellation);
    }

    private async Task<List<Guid>> DueAsync(MessagePace pace, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Due(scope.ServiceProvider.GetRequiredService<AppDbContext>(), pace, clock.GetUtcNow())
            .OrderBy(message => message.NextAttemptAt).ThenBy(message => message.Id).Select(message => message.Id).Take(Batch).ToListAsync(cancellation);
    }

    private static IQueryable<Message> Due(AppDbContext db, MessagePace pace, DateTimeOffset now)
    {
        var held = db.Held(pace);
        return db.Messages.AsNoTracking().Where(message =>
            message.Status == MessageStatus.Waiting
            && message.NextAttemptAt <= now
            && message.HandedAt == null
            && (message.ClaimedUntil == null || message.ClaimedUntil < now)
            && !held.Any(other => other.Id == message.Id)
        );
    }

    // the row is locked by the update, and its condition read again by whoever waited for it
    private async Task<bool> TakeAsync(Guid id, MessagePace pace, Guid claim, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        return await Due(scope.ServiceProvider.GetRequiredService<AppDbContext>(), pace, now).Where(message => message.Id == id).ExecuteUpdateAsync(
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
        var held = db.Messages.Where(found => found.Id == id && found.ClaimedBy == claim);
        Delivery delivery;
        try
        {
            // what is begun is finished: a stop waits for it
            var (mail, failure) = await scope.ServiceProvider.GetRequiredService<MessageTexts>().WriteAsync(message, cancellation);
            delivery = mail is null ? new Delivery(DeliveryState.GivenUp, failure) : await mailer.SendAsync(mail, CancellationToken.None, BeginAsync);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogError(e, "The message {Message} could not be made", id);
            delivery = new Delivery(DeliveryState.Later, e.GetType().Name);
        }

        await NoteAsync(db, held, message, delivery);
        return delivery.State == DeliveryState.Accepted;

        // somebody slow may have lost its claim meanwhile
        async Task<bool> BeginAsync()
        {
            var now = clock.GetUtcNow();
            return await held.Where(found => found.ClaimedUntil > now)
                .ExecuteUpdateAsync(row => row.SetProperty(found => found.HandedAt, now), cancellation) == 1;
        }
    }

    // nothing stops it: what was observed is not to be lost
    private async Task NoteAsync(AppDbContext db, IQueryable<Message> held, Message message, Delivery delivery)
    {
        var now = clock.GetUtcNow();
        var last = delivery.State == DeliveryState.Later && message.Attempts >= await db.SettingAsync(OemmSettings.MessageAttempts, CancellationToken.None);
        var status = delivery.State switch
        {
            DeliveryState.Accepted => MessageStatus.Sent,
            DeliveryState.Refused => MessageStatus.Refused,
            DeliveryState.Unconfirmed => MessageStatus.Unconfirmed,
            DeliveryState.Later when !last => MessageStatus.Waiting,
            _ => MessageStatus.Abandoned,
        };
        var next = status == MessageStatus.Waiting ? now + Delays[Math.Min(message.Attempts, Delays.Length) - 1] : message.NextAttemptAt;
        await held.ExecuteUpdateAsync(
            row => row
                .SetProperty(found => found.Status, status)
                .SetProperty(found => found.Failure, delivery.Failure)
                .SetProperty(found => found.Reply, delivery.Reply)
                .SetProperty(found => found.SentAt, status == MessageStatus.Sent ? now : null)
                .SetProperty(found => found.HandedAt, found => status == MessageStatus.Waiting ? null : found.HandedAt)
                .SetProperty(found => found.NextAttemptAt, next)
                .SetProperty(found => found.ClaimedBy, (Guid?)null)
                .SetProperty(found => found.ClaimedUntil, (DateTimeOffset?)null),
            CancellationToken.None);
    }
}

/// <summary>Empties the outbox whenever a message is committed, and now and then for those whose next attempt, or digest, has come.</summary>
public sealed class OutboxWorker(Outbox outbox, DailyDigests digests, OutboxSignal signal, ILogger<OutboxWorker> logger) : BackgroundService
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
                await digests.RunAsync(stoppingToken);
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
