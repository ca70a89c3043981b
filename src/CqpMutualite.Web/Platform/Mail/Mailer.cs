using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;

namespace CqpMutualite.Web.Platform.Mail;

/// <summary>
/// Sends messages by the SMTP server of the settings; without one, writes them as <c>.eml</c> files in the folder <c>courrier</c> of the data folder.
/// A failure is logged without the address of anyone, and answered: whoever asked says it in a sentence.
/// </summary>
public sealed class Mailer(IOptions<SmtpOptions> options, IConfiguration configuration, IHostEnvironment environment, TimeProvider clock, ILogger<Mailer> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ProbePatience = TimeSpan.FromSeconds(3);

    /// <summary>Where messages go when there is no server.</summary>
    public string Folder { get; } = Path.Combine(DataFolder.Locate(configuration, environment).FullPath, "courrier");

    private bool HasServer => !string.IsNullOrWhiteSpace(options.Value.Host);

    /// <summary>Whether a message could leave now: the server answers. Asked before knowing whom to write to, it tells nothing about anyone.</summary>
    public async Task<bool> IsAvailableAsync(CancellationToken cancellation)
    {
        if (!HasServer)
        {
            return true;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(ProbePatience);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(options.Value.Host!, options.Value.Port, limit.Token);
            return true;
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            logger.LogError("The SMTP server {Host}:{Port} does not answer", options.Value.Host, options.Value.Port);
            return false;
        }
    }

    /// <summary>Hands a message over. False when it could not be.</summary>
    public async Task<bool> SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        try
        {
            await (HasServer ? SendBySmtpAsync(mail, cancellation) : WriteAsync(mail, cancellation));
            return true;
        }
        catch (Exception e) when (e is SmtpException or IOException or FormatException or UnauthorizedAccessException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            // the texts of SMTP servers quote the address of the recipient
            logger.LogError("A message could not be sent: {Failure}", e is SmtpException smtp ? smtp.StatusCode.ToString() : e.GetType().Name);
            return false;
        }
    }

    private async Task SendBySmtpAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        var smtp = options.Value;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        using var client = new SmtpClient(smtp.Host, smtp.Port);
        if (!string.IsNullOrEmpty(smtp.User))
        {
            client.Credentials = new NetworkCredential(smtp.User, smtp.Password);
            client.EnableSsl = true;
        }

        using var message = new MailMessage(smtp.From, mail.To, mail.Subject, mail.Text)
        {
            SubjectEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        await client.SendMailAsync(message, limit.Token);
    }

    // UTF-8 as it is, in the headers too (RFC 6532): a file for people and tests to read
    private async Task WriteAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Folder);
        var now = clock.GetUtcNow();
        var text = string.Join("\r\n",
        [
            $"Date: {now:r}",
            $"From: {options.Value.From}",
            $"To: {OneLine(mail.To)}",
            $"Subject: {OneLine(mail.Subject)}",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: 8bit",
            "",
            .. mail.Text.Split('\n'),
        ]);
        await File.WriteAllTextAsync(Path.Combine(Folder, $"{now:yyyyMMdd'T'HHmmssfff}-{Guid.NewGuid():N}.eml"), text, cancellation);
    }

    // a line break in a header would begin another one
    private static string OneLine(string value) => value.ReplaceLineEndings(" ");
}
