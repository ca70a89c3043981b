using System.Diagnostics;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.People;
using CqpMutualite.Testing;
using CqpMutualite.Web.Features.Messages;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Platform.Mail;
using CqpMutualite.Web.Tests.Jury;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CqpMutualite.Web.Tests.Messages;

/// <summary>Messages as a mail server written by others takes, delays or refuses them.</summary>
public class MailboxTests(MailboxTests.MailboxHost app) : IClassFixture<MailboxTests.MailboxHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<MessageKind> Kinds => [.. Enum.GetValues<MessageKind>()];

    // the title of a digest says its day
    private static string TitleOf(MessageKind kind) => kind == MessageKind.Digest ? "Votre récapitulatif du" : MessageTexts.Title(kind);

    [Theory, MemberData(nameof(Kinds))]
    public async Task Each_kind_of_message_arrives_whole(MessageKind kind)
    {
        var to = $"kind{(int)kind}@horizon.example";
        await PostAsync(to, kind);
        Assert.Equal(1, await app.SendMessagesAsync());
        AssertWhole(kind, Assert.Single(await WaitAsync(to, 1)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Each_kind_comes_back_after_a_greylist_and_is_given_up_where_nobody_is(MessageKind kind)
    {
        var to = $"greylisted-{(int)kind}@horizon.example";
        var late = await PostAsync(to, kind);
        var nobody = await PostAsync($"unknown-{(int)kind}@horizon.example", kind);
        Assert.Equal(0, await app.SendMessagesAsync());
        Assert.Equal((MessageStatus.Waiting, DeliveryFailure.Busy), await StateAsync(late));
        Assert.Equal((MessageStatus.Refused, DeliveryFailure.Recipient), await StateAsync(nobody));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await app.SendMessagesAsync());
        AssertWhole(kind, Assert.Single(await WaitAsync(to, 1)));
    }

    [Theory]
    [InlineData(MessageKind.Convocation)]
    [InlineData(MessageKind.Digest)]
    [InlineData(MessageKind.AccessCode)]
    public async Task A_server_that_says_nothing_holds_no_kind_of_message_for_ever(MessageKind kind)
    {
        var hung = await PostAsync($"hung-{(int)kind}@horizon.example", kind);
        var next = await PostAsync($"next-{(int)kind}@horizon.example", kind);
        Assert.Equal(1, await app.SendMessagesAsync());
        Assert.Equal((MessageStatus.Waiting, DeliveryFailure.NoAnswer), await StateAsync(hung));
        Assert.Equal((MessageStatus.Sent, null), await StateAsync(next));
    }

    [Fact]
    public async Task A_cancelled_convocation_takes_its_event_away()
    {
        const string to = "annulation@horizon.example";
        await PostAsync(to, MessageKind.Convocation);
        Assert.Equal(1, await app.SendMessagesAsync());
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            var person = await db.Users.Where(account => account.Email == to).Select(account => account.PersonId).SingleAsync(Cancellation);
            var known = await db.Convocations.Where(convocation => convocation.PersonId == person).ToListAsync(Cancellation);
            app.Clock.Advance(TimeSpan.FromMinutes(1));
            var session = await db.Sessions.SingleAsync(found => found.Id == known[0].SessionId, Cancellation);
            Assert.Single(Convocation.Follow(session, [], known, app.Clock.GetUtcNow()));
            db.Post(Message.To(person, MessageKind.Convocation, app.Clock.GetUtcNow(), known[0].FileId, known[0].Id.ToString()));
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.Equal(1, await app.SendMessagesAsync());
        var mails = await WaitAsync(to, 2);
        var read = await Task.WhenAll(mails.Select(mail => ReadCalendar.OfAsync(mail.Calendar, Cancellation)));
        Assert.Equal(["Convocation", "Convocation annulée"], mails.Select(mail => mail.Subject.Split(" –")[0]));
        Assert.Single(read.Select(calendar => calendar.Events.Single().Uid).Distinct());
        Assert.Contains("METHOD:CANCEL", mails[1].Calendar, StringComparison.Ordinal);
    }

    private static void AssertWhole(MessageKind kind, ReceivedMessage message)
    {
        Assert.StartsWith(TitleOf(kind), message.Subject, StringComparison.Ordinal);
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
            part => Assert.Contains(Bare(part), read, StringComparison.Ordinal));
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

    // the form with colours has no need of these words
    private static string Bare(string part) => WebPage.Flat(part).Replace("Code : ", "", StringComparison.Ordinal).TrimEnd(' ', ':');

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
        var now = app.Clock.GetUtcNow();
        var detail = kind switch
        {
            MessageKind.LinkDeclared => Guid.NewGuid().ToString(),
            MessageKind.YourTurn or MessageKind.TaskReminder => "SignInterview",
            MessageKind.Invitation => "en qualité de responsable",
            MessageKind.Convocation or MessageKind.ConvocationReminder => (await ConveneAsync(db, person.Id, file.Id)).ToString(),
            _ => "le 24 novembre 2026 à 14:00",
        };
        switch (kind)
        {
            case MessageKind.AccessCode or MessageKind.SignatureCode or MessageKind.LinkRenewed:
                db.Add(PersonalLink.To(file.Id, person.Id, now));
                break;
            case MessageKind.Digest:
                db.Add(Membership.Of(person.Id, Role.CompanyHr, file.EmployerId, app.Clock.Today()));
                break;
        }

        var message = kind == MessageKind.Digest ? Message.Digest(person.Id, app.Clock.Today(), now) : Message.To(person.Id, kind, now, file.Id, detail);
        db.Post(message);
        await db.SaveChangesAsync(Cancellation);
        return message.Id;
    }

    // as the company of a candidate of a session
    private async Task<Guid> ConveneAsync(AppDbContext db, Guid person, Guid file)
    {
        var id = await app.SessionAsync();
        var session = await db.Sessions.SingleAsync(found => found.Id == id, Cancellation);
        var convened = new Convened(person, ConvenedAs.Company, file, new TimeOnly(9, 0), new TimeOnly(9, 20));
        var convocation = Convocation.Follow(session, [convened], [], app.Clock.GetUtcNow()).Single();
        db.Add(convocation);
        return convocation.Id;
    }

    private async Task<(MessageStatus, string?)> StateAsync(Guid id)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var message = await scope.ServiceProvider.GetRequiredService<AppDbContext>().Messages.AsNoTracking().SingleAsync(found => found.Id == id, Cancellation);
        return (message.Status, message.Failure);
    }

    public sealed class MailboxHost : AppHost
    {
        private Task<Guid>? session;

        public Mailbox Mailbox { get; } = Mailbox.Start();

        public Task<Guid> SessionAsync() => session ??= ConvocationPagesTests.SessionAsync(this);

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
