using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace CqpMutualite.Web.Platform.Mail;

/// <summary>
/// Hands one message over to the SMTP server of the settings; without one, writes it as an <c>.eml</c> file in the folder <c>courrier</c> of the data folder.
/// Who asks decides what becomes of a failure; neither its reason nor the log holds an address.
/// </summary>
public sealed partial class Mailer(
    IOptions<SmtpOptions> options,
    IConfiguration configuration,
    IHostEnvironment environment,
    TimeProvider clock,
    ILogger<Mailer> logger
)
{
    private const int LongestReply = 300;

    private static readonly Delivery Overtaken = new(DeliveryState.Later, DeliveryFailure.Overtaken);

    // the server wants an account, or another one: it says nothing of the message
    private static readonly int[] AboutTheAccount = [530, 534, 535, 538];

    /// <summary>Where messages go when there is no server.</summary>
    public string Folder { get; } = Path.Combine(DataFolder.Locate(configuration, environment).FullPath, "courrier");

    /// <summary>
    /// Hands a message over. <paramref name="handing"/>: asked once the server listens, just before it is given anything; false gives it up.
    /// </summary>
    public async Task<Delivery> SendAsync(OutgoingMail mail, CancellationToken cancellation, Func<Task<bool>>? handing = null)
    {
        handing ??= () => Task.FromResult(true);
        var given = new Given();
        Delivery delivery;
        try
        {
            var message = Compose(mail);
            delivery = await (string.IsNullOrWhiteSpace(options.Value.Host)
                ? WriteAsync(message, handing, cancellation)
                : SendBySmtpAsync(message, handing, given, cancellation));
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            delivery = Observed(e, given, mail.To);
        }

        if (delivery.State != DeliveryState.Accepted)
        {
            // the texts of SMTP servers quote the address of the recipient
            logger.LogError("A message could not be sent: {State}, {Failure}", delivery.State, delivery.Failure);
        }

        return delivery;
    }

    private async Task<Delivery> SendBySmtpAsync(MimeMessage message, Func<Task<bool>> handing, Given given, CancellationToken cancellation)
    {
        var smtp = options.Value;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(smtp.TimeoutSeconds));
        using var client = new SmtpClient();
        await client.ConnectAsync(smtp.Host!, smtp.Port, smtp.Security, limit.Token);
        if (!string.IsNullOrEmpty(smtp.User))
        {
            await client.AuthenticateAsync(smtp.User, smtp.Password ?? "", limit.Token);
        }

        // an accented name before @ goes to a server that knows such names, and to no other
        var accented = !Ascii.IsValid(message.To.Mailboxes.Single().LocalPart);
        if (accented && !client.Capabilities.HasFlag(SmtpCapabilities.UTF8))
        {
            return new Delivery(DeliveryState.Refused, DeliveryFailure.BadAddress);
        }

        if (!await handing())
        {
            return Overtaken;
        }

        var format = FormatOptions.Default.Clone();
        format.International = accented;
        await client.SendAsync(format, message, limit.Token, given);

        // it has answered: how the conversation ends changes nothing
        try
        {
            await client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception e) when (e is IOException or ProtocolException or OperationCanceledException)
        {
        }

        return Delivery.Accepted;
    }

    private static Delivery Observed(Exception failure, Given given, string address) => failure switch
    {
        SmtpCommandException refusal => Answered(refusal, address),
        AuthenticationException or ServiceNotAuthenticatedException => new Delivery(DeliveryState.Later, DeliveryFailure.Account),
        ParseException => new Delivery(DeliveryState.Refused, DeliveryFailure.BadAddress),
        _ when given.Any => new Delivery(DeliveryState.Unconfirmed, DeliveryFailure.NoAnswer),
        SslHandshakeException or NotSupportedException => new Delivery(DeliveryState.Later, DeliveryFailure.Encryption),
        SocketException => new Delivery(DeliveryState.Later, DeliveryFailure.NoServer),
        SmtpProtocolException or TimeoutException or OperationCanceledException => new Delivery(DeliveryState.Later, DeliveryFailure.NoAnswer),
        _ => new Delivery(DeliveryState.Later, failure.GetType().Name),
    };

    // 4xx: later; 5xx: never, whatever is tried
    private static Delivery Answered(SmtpCommandException answer, string address)
    {
        var code = (int)answer.StatusCode;
        var final = code >= 500 && !AboutTheAccount.Contains(code);
        var failure = AboutTheAccount.Contains(code) ? DeliveryFailure.Account
            : !final ? DeliveryFailure.Busy
            : answer.ErrorCode switch
            {
                SmtpErrorCode.RecipientNotAccepted => DeliveryFailure.Recipient,
                SmtpErrorCode.SenderNotAccepted => DeliveryFailure.Sender,
                _ => DeliveryFailure.Content,
            };
        return new Delivery(final ? DeliveryState.Refused : DeliveryState.Later, failure, Reply(code, answer.Message, address));
    }

    private static string Reply(int code, string text, string address)
    {
        var name = address.Split('@')[0];
        var said = Address().Replace(text.ReplaceLineEndings(" "), "…");
        said = $"{code} {(name.Length > 2 ? said.Replace(name, "…", StringComparison.OrdinalIgnoreCase) : said).Trim()}".Trim();
        return said.Length > LongestReply ? said[..LongestReply] : said;
    }

    private async Task<Delivery> WriteAsync(MimeMessage message, Func<Task<bool>> handing, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Folder);
        if (!await handing())
        {
            return Overtaken;
        }

        // UTF-8 as it is, in the headers too (RFC 6532): a file for people and tests to read
        var format = FormatOptions.Default.Clone();
        (format.International, format.NewLineFormat) = (true, NewLineFormat.Dos);
        await using var file = File.Create(Path.Combine(Folder, $"{clock.GetUtcNow():yyyyMMdd'T'HHmmssfff}-{Guid.NewGuid():N}.eml"));
        await message.WriteToAsync(format, file, cancellation);
        return Delivery.Accepted;
    }

    private MimeMessage Compose(OutgoingMail mail)
    {
        var from = options.Value.Sender;
        var encoding = string.IsNullOrWhiteSpace(options.Value.Host) ? ContentEncoding.EightBit : ContentEncoding.Base64;
        var body = new MultipartAlternative { Part("plain", mail.Text), Part("html", mail.Html) };
        var message = new MimeMessage
        {
            Date = clock.GetUtcNow(),
            // a line break in a header would begin another one
            Subject = mail.Subject.ReplaceLineEndings(" "),
            Body = mail.Attachments.Count == 0 ? body : Mixed(),
            // the same at each attempt: a mailbox that has it already can tell
            MessageId = $"{mail.Id:N}@{from.Domain}",
        };
        message.From.Add(from);
        message.To.Add(MailboxAddress.Parse(mail.To));

        // written by nobody: absence notices and lists leave it alone (RFC 3834)
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        return message;

        TextPart Part(string type, string text)
        {
            var part = new TextPart(type) { ContentTransferEncoding = encoding };
            part.SetText("utf-8", text);
            return part;
        }

        Multipart Mixed()
        {
            var mixed = new Multipart("mixed") { body };
            foreach (var attachment in mail.Attachments)
            {
                var type = ContentType.Parse(attachment.MediaType);
                type.Name = attachment.Name;
                mixed.Add(new MimePart(type)
                {
                    Content = new MimeContent(new MemoryStream(attachment.Content)),
                    ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = attachment.Name },
                    ContentTransferEncoding = ContentEncoding.Base64,
                });
            }

            return mixed;
        }
    }

    [GeneratedRegex(@"\S*@\S*", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    // told by the client as soon as the first byte of the text is on its way
    private sealed class Given : ITransferProgress
    {
        public bool Any { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => Any = true;

        public void Report(long bytesTransferred) => Any = true;
    }
}
