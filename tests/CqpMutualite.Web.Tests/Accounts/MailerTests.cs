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
    private static readonly OutgoingMail Mail = new("quelquun@horizon.example", "Réunion à l’été", "Bonjour,\n\nÀ bientôt.");

    private readonly string folder = Directory.CreateTempSubdirectory("cqp-mail-").FullName;
    private readonly Lines log = new();

    [Fact]
    public async Task Sends_by_smtp_when_a_host_is_set()
    {
        using var sink = new SmtpSink();
        Assert.True(await Mailer(new SmtpOptions { Host = "127.0.0.1", Port = sink.Port }).SendAsync(Mail, TestContext.Current.CancellationToken));
        var message = await sink.Message.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        Assert.Contains("To: quelquun@horizon.example", message, StringComparison.Ordinal);
        Assert.Contains("From: cqp@cqp.example", message, StringComparison.Ordinal);
        Assert.Contains("Subject: =?utf-8?", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_a_file_without_a_host()
    {
        var mailer = Mailer(new SmtpOptions());
        Assert.True(await mailer.SendAsync(Mail with { Subject = "Réunion\r\nBcc: autre@horizon.example" }, TestContext.Current.CancellationToken));
        var text = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(mailer.Folder, "*.eml")), TestContext.Current.CancellationToken);
        Assert.Contains("\r\nSubject: Réunion Bcc: autre@horizon.example\r\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\nBonjour,\r\n\r\nÀ bientôt.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_said_and_logged_without_the_address()
    {
        var port = FreePort();
        var mailer = Mailer(new SmtpOptions { Host = "127.0.0.1", Port = port });
        Assert.False(await mailer.IsAvailableAsync(TestContext.Current.CancellationToken));
        Assert.False(await mailer.SendAsync(Mail, TestContext.Current.CancellationToken));
        Assert.Equal(2, log.All.Count);
        Assert.DoesNotContain(log.All, line => line.Contains("quelquun", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Mailer Mailer(SmtpOptions options) => new(
        Options.Create(options),
        new ConfigurationBuilder().AddInMemoryCollection([new(DataFolder.Setting, folder)]).Build(),
        new HostingEnvironment { ContentRootPath = folder },
        TimeProvider.System,
        log);

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

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
