using CqpMutualite.Testing;
using CqpMutualite.Web.Features.Messages;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CqpMutualite.Web.Tests.Messages;

/// <summary>An application killed while it sends: nobody receives a message twice, and the register says what is not known.</summary>
public class InterruptedSendingTests(MailHost app) : IClassFixture<MailHost>
{
    private const string Address = "oemm@cqp.example", Another = "rh@horizon.example";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_between_the_server_s_yes_and_its_own_note_it_is_not_sent_again()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are those of Unix.");
        var message = await PostAsync();
        await using var killed = Launch();
        var taken = new TaskCompletionSource();
        app.Sink.Taken = async () =>
        {
            await killed.KillAsync();
            taken.TrySetResult();
        };
        await taken.Task.WaitAsync(TimeSpan.FromMinutes(2), Cancellation);
        app.Sink.Taken = null;
        Assert.Single(app.Sink.To(Address));
        var left = await ReadAsync(message);
        Assert.Equal((MessageStatus.Waiting, 1), (left.Status, left.Attempts));
        Assert.NotNull(left.HandedAt);

        // another application: at once, then when the claim is over
        Assert.Equal(0, await DrainAsync(TimeSpan.Zero));
        Assert.Equal(0, await DrainAsync(TimeSpan.FromMinutes(5)));
        Assert.Equal(0, await DrainAsync(TimeSpan.FromHours(20)));
        Assert.Single(app.Sink.To(Address));
        Assert.Equal(MessageStatus.Unconfirmed, (await ReadAsync(message)).Status);

        // who reads the register decides; the mailbox that has it can tell that it is the same
        using var oemm = await Visitor.SignedInAsync(app, Address);
        var register = await oemm.OpenAsync(MessagesPaths.Register + "?Etat=Unconfirmed");
        Assert.Contains("Départ incertain", register.Text, StringComparison.Ordinal);
        await oemm.SubmitAsync(register, "Renvoyer le message à Mathilde Roy");
        Assert.Equal(1, await DrainAsync(TimeSpan.FromHours(20)));
        var mails = app.Sink.To(Address);
        Assert.Equal(2, mails.Count);
        Assert.Equal(mails[0].Header("Message-ID"), mails[1].Header("Message-ID"));
    }

    [Fact]
    public async Task Killed_before_anything_was_given_it_is_sent_by_another()
    {
        var message = await PostAsync(Another);
        var before = app.Sink.Messages.Count;
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();

        // as a claim leaves it
        await db.Messages.Where(found => found.Id == message).ExecuteUpdateAsync(
            row => row
                .SetProperty(found => found.ClaimedBy, Guid.NewGuid())
                .SetProperty(found => found.ClaimedUntil, DateTimeOffset.UtcNow.AddMinutes(2))
                .SetProperty(found => found.Attempts, 1),
            Cancellation);
        Assert.Equal(0, await DrainAsync(TimeSpan.Zero));
        Assert.Equal(1, await DrainAsync(TimeSpan.FromMinutes(5)));
        Assert.Equal(before + 1, app.Sink.Messages.Count);
        Assert.Equal((MessageStatus.Sent, 2), ((await ReadAsync(message)).Status, (await ReadAsync(message)).Attempts));
    }

    [Fact]
    public async Task A_server_that_hangs_up_after_the_text_is_not_given_it_again()
    {
        app.Sink.Answers["."] = SmtpSink.HangUp;
        var message = await PostAsync(Another);
        var before = app.Sink.Messages.Count;
        Assert.Equal(0, await app.SendMessagesAsync());
        app.Sink.Answers.Clear();
        app.Clock.Advance(TimeSpan.FromHours(20));
        Assert.Equal(0, await app.SendMessagesAsync());
        Assert.Equal(before + 1, app.Sink.Messages.Count);
        Assert.Equal(MessageStatus.Unconfirmed, (await ReadAsync(message)).Status);
    }

    // a real process, by the clock of this machine
    private AppProcess Launch() => AppProcess.Launch(app.Database.Folder, new()
    {
        ["ConnectionStrings__Cqp"] = app.Database.ConnectionString,
        ["Smtp__Host"] = "127.0.0.1",
        ["Smtp__Port"] = $"{app.Sink.Port}",
        ["Jury__Remind"] = "false",
        ["Documents__Freeze"] = "false",
    });

    private async Task<int> DrainAsync(TimeSpan later)
    {
        var clock = new SetClock();
        clock.MoveTo(DateTimeOffset.UtcNow + later);
        using var outbox = new Outbox(
            app.Services.GetRequiredService<IServiceScopeFactory>(),
            app.Services.GetRequiredService<Mailer>(),
            clock,
            NullLogger<Outbox>.Instance
        );
        return await outbox.DrainAsync(Cancellation);
    }

    private async Task<Guid> PostAsync(string address = Address)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var person = await db.Users.Where(account => account.Email == address).Select(account => account.PersonId).SingleAsync(Cancellation);
        var message = Message.To(person, MessageKind.AddressChangeAsked, app.Clock.GetUtcNow());
        db.Post(message);
        await db.SaveChangesAsync(Cancellation);
        return message.Id;
    }

    private async Task<Message> ReadAsync(Guid id)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDbContext>().Messages.AsNoTracking().SingleAsync(found => found.Id == id, Cancellation);
    }
}
