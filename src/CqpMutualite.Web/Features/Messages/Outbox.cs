using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Persistence.Queues;
using CqpMutualite.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Messages;

/// <summary>
/// Sends the messages that are due. Who holds one notes that it begins to give it to the server, then what the server answered: stopped in between, nobody
/// knows whether it arrived, and it is not sent again by itself.
/// </summary>
public sealed class Outbox(IServiceScopeFactory scopes, Mailer mailer, TimeProvider clock, ILogger<Outbox> logger)
    : ClaimedQueue<Message>(scopes, clock),
        IDisposable
{
    private readonly SemaphoreSlim alone = new(1);

    /// <inheritdoc />
    protected override IReadOnlyList<TimeSpan> Delays { get; } =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(3),
        TimeSpan.FromHours(6),
        TimeSpan.FromHours(12),
    ];

    /// <summary>Sends everything that is due now; answers how many were handed over. A second call in this process waits for the first.</summary>
    public async Task<int> DrainAsync(CancellationToken cancellation)
    {
        await alone.WaitAsync(cancellation);
        try
        {
            await LeaveUnconfirmedAsync(cancellation);
            var pace = await PaceAsync(cancellation);
            return await ServeAsync(db => Sendable(db, pace), cancellation);
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
        await using var scope = Scopes.CreateAsyncScope();
        var now = Clock.GetUtcNow();
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
        await using var scope = Scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDbContext>().SettingAsync(OemmSettings.MessagePace, cancellation);
    }

    private static IQueryable<Message> Sendable(AppDbContext db, MessagePace pace)
    {
        var held = db.Held(pace);
        return db.Messages.Where(message =>
            message.Status == MessageStatus.Waiting && message.HandedAt == null && !held.Any(other => other.Id == message.Id));
    }

    /// <inheritdoc />
    protected override async Task<bool> WorkAsync(Guid id, Guid claim, CancellationToken cancellation)
    {
        // a text that cannot be made must not stop the others, nor be tried for ever
        await using var scope = Scopes.CreateAsyncScope();
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
            logger.LogError(DatabaseFailures.Of(e) is null ? e : null, "The message {Message} could not be made: {Failure}", id, e.GetType().Name);
            delivery = new Delivery(DeliveryState.Later, e.GetType().Name);
        }

        Measures.Delivered(delivery.State.ToString());
        await NoteAsync(db, held, message, delivery);
        return delivery.State == DeliveryState.Accepted;

        // somebody slow may have lost its claim meanwhile
        async Task<bool> BeginAsync()
        {
            var now = Clock.GetUtcNow();
            return await held.Where(found => found.ClaimedUntil > now)
                .ExecuteUpdateAsync(row => row.SetProperty(found => found.HandedAt, now), cancellation) == 1;
        }
    }

    // nothing stops it: what was observed is not to be lost
    private async Task NoteAsync(AppDbContext db, IQueryable<Message> held, Message message, Delivery delivery)
    {
        var now = Clock.GetUtcNow();
        var last = delivery.State == DeliveryState.Later && message.Attempts >= await db.SettingAsync(OemmSettings.MessageAttempts, CancellationToken.None);
        var status = delivery.State switch
        {
            DeliveryState.Accepted => MessageStatus.Sent,
            DeliveryState.Refused => MessageStatus.Refused,
            DeliveryState.Unconfirmed => MessageStatus.Unconfirmed,
            DeliveryState.Later when !last => MessageStatus.Waiting,
            _ => MessageStatus.Abandoned,
        };
        var next = status == MessageStatus.Waiting ? After(message.Attempts) : message.NextAttemptAt;
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
public sealed class OutboxWorker(Outbox outbox, DailyDigests digests, OutboxSignal signal, ILogger<OutboxWorker> logger) : QueueWorker(signal, logger)
{
    /// <summary>Setting: false leaves the outbox to whoever drains it (tests, an instance that only answers).</summary>
    public const string Setting = "Messages:Send";

    /// <inheritdoc />
    protected override async Task ServeAsync(CancellationToken stopping)
    {
        await digests.RunAsync(stopping);
        await outbox.DrainAsync(stopping);
    }
}
