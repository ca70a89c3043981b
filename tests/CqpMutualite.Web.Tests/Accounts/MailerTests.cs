using CqpMutualite.Testing;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Platform.Mail;
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
        Assert.Null(await Mailer(new SmtpOptions { Host = "127.0.0.1", Port = sink.Port }).SendAsync(Mail, TestContext.Current.CancellationToken));
        var message = Assert.Single(sink.Messages);
        Assert.Equal(("cqp@cqp.example", "quelquun@horizon.example", "Réunion à l’été"), (message.From, message.To, message.Subject));
        Assert.Equal(Mail.Text, message.Text.TrimEnd('\n'));
        Assert.Equal(Mail.Html, message.Html.TrimEnd('\n'));
    }

    [Fact]
    public async Task Writes_a_file_without_a_host()
    {
        var mailer = Mailer(new SmtpOptions());
        Assert.Null(await mailer.SendAsync(Mail with { Subject = "Réunion\r\nBcc: autre@horizon.example" }, TestContext.Current.CancellationToken));
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
        Assert.NotNull(await Mailer(new SmtpOptions { Host = "127.0.0.1", Port = sink.Port }).SendAsync(Mail, TestContext.Current.CancellationToken));
        Assert.DoesNotContain("quelquun", Assert.Single(log.All), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

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
