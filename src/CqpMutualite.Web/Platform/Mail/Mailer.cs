using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Microsoft.Extensions.Options;

namespace CqpMutualite.Web.Platform.Mail;

/// <summary>
/// Hands one message over to the SMTP server of the settings; without one, writes it as an <c>.eml</c> file in the folder <c>courrier</c> of the data folder.
/// Who asks decides what becomes of a failure; its reason never holds an address.
/// </summary>
public sealed class Mailer(
    IOptions<SmtpOptions> options,
    IConfiguration configuration,
    IHostEnvironment environment,
    TimeProvider clock,
    ILogger<Mailer> logger
)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Where messages go when there is no server.</summary>
    public string Folder { get; } = Path.Combine(DataFolder.Locate(configuration, environment).FullPath, "courrier");

    /// <summary>Hands a message over. Null when it is; else the reason, in one word.</summary>
    public async Task<string?> SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        try
        {
            await (string.IsNullOrWhiteSpace(options.Value.Host) ? WriteAsync(mail, cancellation) : SendBySmtpAsync(mail, cancellation));
            return null;
        }
        catch (Exception e)
            when (e is SmtpException or IOException or FormatException or UnauthorizedAccessException or OperationCanceledException
                && !cancellation.IsCancellationRequested
            )
        {
            // the texts of SMTP servers quote the address of the recipient
            var failure = e is SmtpException smtp ? smtp.StatusCode.ToString() : e.GetType().Name;
            logger.LogError("A message could not be sent: {Failure}", failure);
            return failure;
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

        using var message = new MailMessage(smtp.From, mail.To)
        {
            Subject = OneLine(mail.Subject),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        message.AlternateViews.Add(Part(mail.Text, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(Part(mail.Html, MediaTypeNames.Text.Html));
        foreach (var attachment in mail.Attachments)
        {
            message.Attachments.Add(
                new Attachment(new MemoryStream(attachment.Content), new ContentType(attachment.MediaType) { Name = attachment.Name })
                {
                    TransferEncoding = TransferEncoding.Base64,
                }
            );
        }

        await client.SendMailAsync(message, limit.Token);
    }

    private static AlternateView Part(string text, string type)
    {
        var part = AlternateView.CreateAlternateViewFromString(text.ReplaceLineEndings("\r\n"), Encoding.UTF8, type);

        // quoted-printable would write the line breaks of the text as characters
        part.TransferEncoding = TransferEncoding.Base64;
        return part;
    }

    // UTF-8 as it is, in the headers too (RFC 6532): a file for people and tests to read
    private async Task WriteAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Folder);
        var now = clock.GetUtcNow();
        var boundary = Guid.NewGuid().ToString("N");
        var text = string.Join("\r\n",
        [
            $"Date: {now:r}",
            $"From: {options.Value.From}",
            $"To: {OneLine(mail.To)}",
            $"Subject: {OneLine(mail.Subject)}",
            "MIME-Version: 1.0",
            .. mail.Attachments.Count == 0 ? Parts() : Mixed(),
        ]);
        await File.WriteAllTextAsync(Path.Combine(Folder, $"{now:yyyyMMdd'T'HHmmssfff}-{Guid.NewGuid():N}.eml"), text, cancellation);

        string[] Parts() =>
            [$"Content-Type: multipart/alternative; boundary={boundary}", "", .. Part("plain", mail.Text), .. Part("html", mail.Html), $"--{boundary}--", ""];

        // the two parts of the text, then what goes with it
        string[] Mixed() =>
            [
                $"Content-Type: multipart/mixed; boundary={boundary}m",
                "",
                $"--{boundary}m",
                .. Parts(),
                .. mail.Attachments.SelectMany(attachment =>
                    new[]
                    {
                        $"--{boundary}m",
                        $"Content-Type: {attachment.MediaType}; name=\"{attachment.Name}\"",
                        $"Content-Disposition: attachment; filename=\"{attachment.Name}\"",
                        "Content-Transfer-Encoding: base64",
                        "",
                        Convert.ToBase64String(attachment.Content, Base64FormattingOptions.InsertLineBreaks),
                    }
                ),
                $"--{boundary}m--",
                "",
            ];

        string[] Part(string type, string body) =>
            [$"--{boundary}", $"Content-Type: text/{type}; charset=utf-8", "Content-Transfer-Encoding: 8bit", "", .. body.ReplaceLineEndings("\n").Split('\n')];
    }

    // a line break in a header would begin another one
    private static string OneLine(string value) => value.ReplaceLineEndings(" ");
}
