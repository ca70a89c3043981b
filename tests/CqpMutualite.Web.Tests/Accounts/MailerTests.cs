using CqpMutualite.Testing;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Platform.Mail;
using MailKit.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xunit;

namespace CqpMutualite.Web.Tests.Accounts;

public sealed class MailerTests : IDisposable
{
    private static readonly OutgoingMail Mail = new(
        "quelquun@horizon.example",
        "Réunion à l’été",
        "Bonjour,\n\nÀ bientôt = demain.",
        "<!doctype html><p>Bonjour,</p>\n<p>À bientôt = demain.</p>"
    );

    private readonly string folder = Directory.CreateTempSubdirectory("cqp-mail-").FullName;
    private readonly Lines log = new();

    [Fact]
    public async Task Sends_by_smtp_when_a_host_is_set()
    {
        using var sink = new SmtpSink();
        Assert.Equal(Delivery.Accepted, await SendAsync(sink));
        var message = Assert.Single(sink.Messages);
        Assert.Equal(("cqp@cqp.example", "quelquun@horizon.example", "Réunion à l’été"), (message.From, message.To, message.Subject));
        Assert.Equal(Mail.Text, message.Text.TrimEnd('\n'));
        Assert.Equal(Mail.Html, message.Html.TrimEnd('\n'));
    }

    [Fact]
    public async Task A_message_says_at_each_attempt_which_one_it_is_and_that_nobody_wrote_it()
    {
        using var sink = new SmtpSink();
        await SendAsync(sink);
        await SendAsync(sink);
        var other = Mail with { Id = Guid.NewGuid() };
        await SendAsync(sink, other);
        Assert.Equal(
            [$"<{Mail.Id:N}@cqp.example>", $"<{Mail.Id:N}@cqp.example>", $"<{other.Id:N}@cqp.example>"],
            sink.Messages.Select(message => message.Header("Message-ID"))
        );
        Assert.All(sink.Messages, message => Assert.Equal("auto-generated", message.Header("Auto-Submitted")));
        Assert.All(sink.Messages, message => Assert.NotEmpty(message.Header("Date")));
    }

    [Theory]
    [InlineData("RCPT TO", "550 5.1.1 <quelquun@horizon.example>: unknown", DeliveryState.Refused, DeliveryFailure.Recipient, "550 5.1.1 … unknown")]
    [InlineData("RCPT TO", "550 no user quelquun here", DeliveryState.Refused, DeliveryFailure.Recipient, "550 no user … here")]
    [InlineData("RCPT TO", "452 4.2.2 mailbox full", DeliveryState.Later, DeliveryFailure.Busy, "452 4.2.2 mailbox full")]
    [InlineData("RCPT TO", "450 4.7.1 greylisted", DeliveryState.Later, DeliveryFailure.Busy, "450 4.7.1 greylisted")]
    [InlineData("MAIL FROM", "553 5.1.8 sender domain", DeliveryState.Refused, DeliveryFailure.Sender, "553 5.1.8 sender domain")]
    [InlineData("MAIL FROM", "530 5.7.0 authentication required", DeliveryState.Later, DeliveryFailure.Account, null)]
    [InlineData("DATA", "451 4.3.0 try later", DeliveryState.Later, DeliveryFailure.Busy, "451 4.3.0 try later")]
    [InlineData(".", "554 5.7.1 spam", DeliveryState.Refused, DeliveryFailure.Content, "554 5.7.1 spam")]
    [InlineData(".", "451 4.3.0 disk full", DeliveryState.Later, DeliveryFailure.Busy, "451 4.3.0 disk full")]
    [InlineData(".", SmtpSink.HangUp, DeliveryState.Unconfirmed, DeliveryFailure.NoAnswer, null)]
    public async Task What_the_server_answers_is_what_is_observed(string command, string answer, DeliveryState state, string failure, string? reply)
    {
        using var sink = new SmtpSink();
        sink.Answers[command] = answer;
        Assert.Equal(new Delivery(state, failure, reply), await SendAsync(sink));
        Assert.Equal(answer == SmtpSink.HangUp ? 1 : 0, sink.Messages.Count);
        Assert.DoesNotContain("quelquun", Assert.Single(log.All), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_cannot_encrypt_gets_no_password()
    {
        using var sink = new SmtpSink();
        var options = new SmtpOptions { Host = "127.0.0.1", Port = sink.Port, User = "cqp", Password = "secret" };
        Assert.Equal(
            new Delivery(DeliveryState.Later, DeliveryFailure.Encryption),
            await Mailer(options).SendAsync(Mail, TestContext.Current.CancellationToken)
        );
    }

    [Theory]
    [InlineData("cqp@cqp.example", "CQP Mutualité", "cqp@cqp.example")]
    [InlineData("\"Secrétariat, OEMM\" <jurys@cqp.example>", "Secrétariat, OEMM", "jurys@cqp.example")]
    public async Task The_sender_has_a_name(string from, string name, string address)
    {
        using var sink = new SmtpSink();
        var options = new SmtpOptions { Host = "127.0.0.1", Port = sink.Port, From = from };
        Assert.Equal(Delivery.Accepted, await Mailer(options).SendAsync(Mail, TestContext.Current.CancellationToken));
        var message = Assert.Single(sink.Messages);
        Assert.Equal((name, address), (message.FromName, message.From));
        Assert.EndsWith("@cqp.example>", message.Header("Message-ID"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", 25, null, false, SecureSocketOptions.None)]
    [InlineData("127.0.0.1", 2525, null, false, SecureSocketOptions.None)]
    [InlineData("::1", 25, null, true, SecureSocketOptions.None)]
    [InlineData("smtp.cqp.example", 25, null, false, SecureSocketOptions.StartTls)]
    [InlineData("192.0.2.1", 587, null, false, SecureSocketOptions.StartTls)]
    [InlineData("smtp.cqp.example", 25, null, true, SecureSocketOptions.StartTlsWhenAvailable)]
    [InlineData("smtp.cqp.example", 25, "cqp", true, SecureSocketOptions.StartTls)]
    [InlineData("localhost", 25, "cqp", true, SecureSocketOptions.StartTls)]
    [InlineData("smtp.cqp.example", 465, null, true, SecureSocketOptions.SslOnConnect)]
    public void A_server_of_another_machine_is_asked_to_encrypt_unless_a_setting_lets_it_off(
        string host, int port, string? user, bool clear, SecureSocketOptions security) =>
        Assert.Equal(security, new SmtpOptions { Host = host, Port = port, User = user, AllowClearText = clear }.Security);

    [Fact]
    public async Task An_accented_domain_travels_in_its_ascii_form()
    {
        using var sink = new SmtpSink();
        Assert.Equal(Delivery.Accepted, await SendAsync(sink, Mail with { To = "zoe@mutualité.example" }));
        Assert.Contains("zoe@xn--mutualit-i1a.example", Assert.Single(sink.Messages).Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_accented_name_on_a_server_that_knows_none_is_refused()
    {
        using var sink = new SmtpSink();
        Assert.Equal(new Delivery(DeliveryState.Refused, DeliveryFailure.BadAddress), await SendAsync(sink, Mail with { To = "zoé@horizon.example" }));
        Assert.Empty(sink.Messages);
    }

    [Theory]
    [InlineData("pas une adresse@@horizon.example")]
    [InlineData("")]
    public async Task What_is_no_address_is_refused_before_any_server(string address)
    {
        using var sink = new SmtpSink();
        Assert.Equal(new Delivery(DeliveryState.Refused, DeliveryFailure.BadAddress), await SendAsync(sink, Mail with { To = address }));
    }

    [Fact]
    public async Task Nothing_is_given_when_another_has_taken_the_message_over()
    {
        using var sink = new SmtpSink();
        var mailer = Mailer(new SmtpOptions { Host = "127.0.0.1", Port = sink.Port });
        Assert.Equal(
            DeliveryState.Later,
            (await mailer.SendAsync(Mail, TestContext.Current.CancellationToken, () => Task.FromResult(false))).State
        );
        Assert.Empty(sink.Messages);
    }

    [Fact]
    public async Task Writes_a_file_without_a_host()
    {
        var mailer = Mailer(new SmtpOptions());
        var mail = Mail with { Subject = "Réunion\r\nBcc: autre@horizon.example" };
        Assert.Equal(Delivery.Accepted, await mailer.SendAsync(mail, TestContext.Current.CancellationToken));
        var text = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(mailer.Folder, "*.eml")), TestContext.Current.CancellationToken);
        var message = ReceivedMessage.Parse(text.ReplaceLineEndings("\n"));
        Assert.Equal("Réunion Bcc: autre@horizon.example", message.Subject);
        Assert.Equal((Mail.Text, Mail.Html), (message.Text.TrimEnd('\n'), message.Html.TrimEnd('\n')));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_said_and_logged_without_the_address()
    {
        using var sink = new SmtpSink();
        sink.GoDown();
        Assert.Equal(new Delivery(DeliveryState.Later, DeliveryFailure.NoServer), await SendAsync(sink));
        Assert.DoesNotContain("quelquun", Assert.Single(log.All), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<Delivery> SendAsync(SmtpSink sink, OutgoingMail? mail = null) =>
        Mailer(new SmtpOptions { Host = "127.0.0.1", Port = sink.Port }).SendAsync(mail ?? Mail, TestContext.Current.CancellationToken);

    private Mailer Mailer(SmtpOptions options) => new(
        Options.Create(options),
        new ConfigurationBuilder().AddInMemoryCollection([new(DataFolder.Setting, folder)]).Build(),
        new HostingEnvironment { ContentRootPath = folder },
        TimeProvider.System,
        log);

    private sealed class Lines : ILogger<Mailer>
    {
        public List<string> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Add(formatter(state, exception) + exception);
    }
}
