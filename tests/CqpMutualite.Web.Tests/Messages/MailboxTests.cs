using System.Diagnostics;
using CqpMutualite.Domain.People;
using CqpMutualite.Testing;
using CqpMutualite.Web.Features.Messages;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform.Mail;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Messages;

/// <summary>Messages as a mail server written by others takes, delays or refuses them.</summary>
public class MailboxTests(MailboxTests.MailboxHost app) : IClassFixture<MailboxTests.MailboxHost>
{
    // they need a scene of their own: ConvocationPagesTests, DigestTests and AccessTests send them
    private static readonly MessageKind[] Elsewhere =
    [
        MessageKind.Convocation, MessageKind.ConvocationReminder, MessageKind.Digest, MessageKind.AccessCode, MessageKind.SignatureCode,
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<MessageKind> Kinds => [.. Enum.GetValues<MessageKind>().Except(Elsewhere)];

    [Theory, MemberData(nameof(Kinds))]
    public async Task Each_kind_of_message_arrives_whole(MessageKind kind)
    {
        var to = $"kind{(int)kind}@horizon.example";
        await PostAsync(to, kind);
        Assert.Equal(1, await app.SendMessagesAsync());
        var message = Assert.Single(await WaitAsync(to, 1));
        Assert.StartsWith(MessageTexts.Title(kind), message.Subject, StringComparison.Ordinal);
        Assert.Equal(("CQP Mutualité", "cqp@cqp.example"), (message.FromName, message.From));
        Assert.Equal("auto-generated", message.Header("Auto-Submitted"));
        Assert.Matches("^<[0-9a-f]{32}@cqp.example>$", message.Header("Message-ID"));

        // both parts say the same, and look like the application
        Assert.StartsWith("Bonjour ", message.Text, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"fr\">", message.Html, StringComparison.Ordinal);
        Assert.Contains("#0E4F5F", message.Html, StringComparison.Ordinal);
        var read = WebPage.Flat(System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(message.Html, "<[^>]+>", " ")));
        Assert.All(
            message.Text.Split("\n\n").Where(part => !part.Contains("http", StringComparison.Ordinal) && !part.StartsWith("--", StringComparison.Ordinal)),
            part => Assert.Contains(WebPage.Flat(part), read, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_that_is_greylisted_comes_back_and_one_for_nobody_does_not()
    {
        var late = await PostAsync("greylisted@horizon.example", MessageKind.TwoStepRemoved);
        var nobody = await PostAsync("unknown@horizon.example", MessageKind.TwoStepRemoved);
        Assert.Equal(0, await app.SendMessagesAsync());
        Assert.Equal((MessageStatus.Waiting, DeliveryFailure.Busy), await StateAsync(late));
        Assert.Equal((MessageStatus.Refused, DeliveryFailure.Recipient), await StateAsync(nobody));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await app.SendMessagesAsync());
        Assert.Equal((MessageStatus.Sent, null), await StateAsync(late));
        Assert.Single(await WaitAsync("greylisted@horizon.example", 1));
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await app.SendMessagesAsync());
        Assert.Empty(app.Mailbox.To("unknown@horizon.example"));
    }

    [Fact]
    public async Task A_server_that_says_nothing_of_one_message_does_not_hold_the_others()
    {
        var hung = await PostAsync("hung@horizon.example", MessageKind.TwoStepRemoved);
        var next = await PostAsync("suivante@horizon.example", MessageKind.TwoStepRemoved);
        Assert.Equal(1, await app.SendMessagesAsync());
        Assert.Equal((MessageStatus.Waiting, DeliveryFailure.NoAnswer), await StateAsync(hung));
        Assert.Equal((MessageStatus.Sent, null), await StateAsync(next));
    }

    [Fact]
    public async Task An_accented_domain_is_written_to_and_an_accented_name_never_comes_that_far()
    {
        await PostAsync("zoe@mutualité.example", MessageKind.TwoStepRemoved);
        Assert.Equal(1, await app.SendMessagesAsync());
        Assert.NotNull(EmailAddress.Refusal("zoé@horizon.example"));
        var refused = await PostAsync("zoé@horizon.example", MessageKind.TwoStepRemoved); // as an older version let it in
        Assert.Equal(0, await app.SendMessagesAsync());
        Assert.Equal((MessageStatus.Refused, DeliveryFailure.BadAddress), await StateAsync(refused));
    }

    // the message has arrived when the application knows it; the line that tells it here may come a little later
    private async Task<IReadOnlyList<ReceivedMessage>> WaitAsync(string address, int count)
    {
        var since = Stopwatch.StartNew();
        while (app.Mailbox.To(address).Count < count && since.Elapsed < TimeSpan.FromSeconds(20))
        {
            await Task.Yield();
        }

        return app.Mailbox.To(address);
    }

    // to somebody of that address, with a password, about a file of the demonstration
    private async Task<Guid> PostAsync(string to, MessageKind kind)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var holder = await db.Users.AsNoTracking().SingleAsync(account => account.Email == "rh@horizon.example", Cancellation);
        var file = await db.Files.SingleAsync(found => found.Reference == "DEMO-SPE-01", Cancellation);
        var person = Person.Named("Zoé", "Lœuvre", to, "essai");
        db.Add(person);
        db.Add(new Account
        {
            Id = Guid.CreateVersion7(),
            PersonId = person.Id,
            UserName = to,
            NormalizedUserName = to.ToUpperInvariant(),
            Email = to,
            NormalizedEmail = to.ToUpperInvariant(),
            PasswordHash = holder.PasswordHash,
            SecurityStamp = holder.SecurityStamp,
            PendingEmail = kind == MessageKind.ConfirmAddress ? to : null,
        });
        var detail = kind switch
        {
            MessageKind.LinkDeclared => Guid.NewGuid().ToString(),
            MessageKind.YourTurn or MessageKind.TaskReminder => "SignInterview",
            MessageKind.Invitation => "en qualité de responsable",
            _ => "le 24 novembre 2026 à 14:00",
        };
        var message = Message.To(person.Id, kind, app.Clock.GetUtcNow(), file.Id, detail);
        db.Post(message);
        await db.SaveChangesAsync(Cancellation);
        return message.Id;
    }

    private async Task<(MessageStatus, string?)> StateAsync(Guid id)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var message = await scope.ServiceProvider.GetRequiredService<AppDbContext>().Messages.AsNoTracking().SingleAsync(found => found.Id == id, Cancellation);
        return (message.Status, message.Failure);
    }

    public sealed class MailboxHost : AppHost
    {
        public Mailbox Mailbox { get; } = Mailbox.Start();

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            Mailbox.Dispose();
            GC.SuppressFinalize(this);
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Smtp:Host", "127.0.0.1");
            builder.UseSetting("Smtp:Port", Mailbox.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
            builder.UseSetting("Smtp:TimeoutSeconds", "5");
        }
    }
}
