using CqpMutualite.Domain.Settings;
using CqpMutualite.Testing;
using CqpMutualite.Web.Features.Messages;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform.Mail;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CqpMutualite.Web.Tests.Messages;

/// <summary>The outbox against a real server: what leaves, when, and once.</summary>
public class OutboxTests(MailHost app) : IClassFixture<MailHost>
{
    private const string Address = "oemm@cqp.example";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_is_down_gets_the_message_once_it_is_back()
    {
        app.Sink.GoDown();
        var message = await PostAsync(MessageKind.NewPassword);
        Assert.Equal(0, await app.SendMessagesAsync());
        var waiting = await ReadAsync(message);
        Assert.Equal((MessageStatus.Waiting, 1, null), (waiting.Status, waiting.Attempts, waiting.ClaimedBy));
        Assert.DoesNotContain(Address, waiting.Failure!, StringComparison.Ordinal);

        app.Sink.ComeBack();
        Assert.Equal(0, await app.SendMessagesAsync());
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await app.SendMessagesAsync());
        var sent = await ReadAsync(message);
        Assert.Equal((MessageStatus.Sent, 2, null), (sent.Status, sent.Attempts, sent.Failure));
        Assert.NotEmpty(app.Sink.To(Address));
    }

    [Fact]
    public async Task A_message_that_never_leaves_is_abandoned()
    {
        app.Sink.GoDown();
        var message = await PostAsync(MessageKind.NewPassword);
        for (var attempt = 0; attempt < OemmSettings.MessageAttempts.Default + 2; attempt++)
        {
            await app.SendMessagesAsync();
            app.Clock.Advance(TimeSpan.FromHours(12));
        }

        var abandoned = await ReadAsync(message);
        Assert.Equal((MessageStatus.Abandoned, OemmSettings.MessageAttempts.Default), (abandoned.Status, abandoned.Attempts));
        app.Sink.ComeBack();
        Assert.Equal(0, await app.SendMessagesAsync());
    }

    [Fact]
    public async Task A_server_that_says_no_for_good_is_asked_once()
    {
        app.Sink.Answers["RCPT TO"] = "550 5.1.1 <oemm@cqp.example> unknown here";
        var message = await PostAsync(MessageKind.NewPassword);
        Assert.Equal(0, await app.SendMessagesAsync());
        app.Sink.Answers.Clear();
        app.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, await app.SendMessagesAsync());
        var refused = await ReadAsync(message);
        Assert.Equal((MessageStatus.Refused, 1, "550 5.1.1 … unknown here"), (refused.Status, refused.Attempts, refused.Reply));
        Assert.Equal(
            "Refusé par le serveur : adresse inconnue (550 5.1.1 … unknown here)",
            MessageState.Of(refused).Words.Replace('\u00A0', ' ')
        );
    }

    [Fact]
    public async Task A_server_that_says_later_is_asked_again_later_then_given_up()
    {
        app.Sink.Answers["RCPT TO"] = "451 4.7.1 greylisted";
        var message = await PostAsync(MessageKind.NewPassword);
        Assert.Equal(0, await app.SendMessagesAsync());
        Assert.Contains("remet à plus tard (451 4.7.1 greylisted), 1 essai", MessageState.Of(await ReadAsync(message)).Words.Replace('\u00A0', ' '));
        app.Clock.Advance(TimeSpan.FromSeconds(59));
        await app.SendMessagesAsync();
        Assert.Equal(1, (await ReadAsync(message)).Attempts);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        app.Sink.Answers.Clear();
        Assert.Equal(1, await app.SendMessagesAsync());
        var sent = await ReadAsync(message);
        Assert.Equal((MessageStatus.Sent, 2, null), (sent.Status, sent.Attempts, sent.Reply));
    }

    [Fact]
    public async Task Two_workers_send_a_message_once()
    {
        var before = app.Sink.To(Address).Count;
        var messages = new List<Guid>();
        for (var count = 0; count < 8; count++)
        {
            messages.Add(await PostAsync(MessageKind.NewPassword));
        }

        // two applications on one database
        using var one = Worker();
        using var other = Worker();
        var sent = await Task.WhenAll(one.DrainAsync(Cancellation), other.DrainAsync(Cancellation));
        Assert.Equal(8, sent.Sum());
        Assert.Equal(8, app.Sink.To(Address).Count - before);
        Assert.All(await Task.WhenAll(messages.Select(ReadAsync)), message => Assert.Equal((MessageStatus.Sent, 1), (message.Status, message.Attempts)));
    }

    [Fact]
    public async Task A_message_whose_act_is_not_saved_does_not_exist()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var message = Message.To(await PersonAsync(db), MessageKind.NewPassword, app.Clock.GetUtcNow());
        await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
            db.Post(message);
            await db.SaveChangesAsync(Cancellation);
            await transaction.RollbackAsync(Cancellation);
        });
        Assert.False(await db.Messages.AnyAsync(found => found.Id == message.Id, Cancellation));
    }

    [Fact]
    public async Task The_worker_wakes_when_a_message_is_committed()
    {
        await using var working = app.WithWebHostBuilder(builder => builder.UseSetting(OutboxWorker.Setting, "true"));
        using var client = working.CreateClient();
        var before = app.Sink.To(Address).Count;
        await using var scope = working.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        db.Post(Message.To(await PersonAsync(db), MessageKind.NewPassword, app.Clock.GetUtcNow()));
        await db.SaveChangesAsync(Cancellation);
        while (app.Sink.To(Address).Count == before)
        {
            Assert.True(await app.Sink.ArrivalAsync(TimeSpan.FromSeconds(20), Cancellation));
        }
    }

    private Outbox Worker() =>
        new(app.Services.GetRequiredService<IServiceScopeFactory>(), app.Services.GetRequiredService<Mailer>(), app.Clock, NullLogger<Outbox>.Instance);

    private async Task<Guid> PostAsync(MessageKind kind)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var message = Message.To(await PersonAsync(db), kind, app.Clock.GetUtcNow());
        db.Post(message);
        await db.SaveChangesAsync(Cancellation);
        return message.Id;
    }

    private async Task<Message> ReadAsync(Guid id)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDbContext>().Messages.AsNoTracking().SingleAsync(found => found.Id == id, Cancellation);
    }

    private static Task<Guid> PersonAsync(AppDbContext db) =>
        db.Users.Where(account => account.Email == Address).Select(account => account.PersonId).SingleAsync(Cancellation);
}
