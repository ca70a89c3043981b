using System.Net;
using MailKit.Security;
using MimeKit;

namespace CqpMutualite.Web.Platform.Mail;

/// <summary>Section <c>Smtp</c> of the configuration. Without a host, messages are files.</summary>
public sealed class SmtpOptions
{
    private const int ImplicitTls = 465;

    /// <summary>Server; null or empty: none.</summary>
    public string? Host { get; set; }

    public int Port { get; set; } = 25;

    /// <summary>
    /// Account on the server; null when it asks for none. With an account the connection is always encrypted: a password never travels in clear.
    /// </summary>
    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>An address, alone or after a name: « CQP Mutualité &lt;cqp@cqp.example&gt; ».</summary>
    public string From { get; set; } = "cqp@cqp.example";

    /// <summary>A server of another machine that does not encrypt is given messages all the same.</summary>
    public bool AllowClearText { get; set; }

    /// <summary>What one message may take, seconds; a server that does not answer holds it that long.</summary>
    public int TimeoutSeconds { get; set; } = 15;

    /// <summary>Who writes, with a name.</summary>
    /// <exception cref="ParseException"><see cref="From"/> is no address.</exception>
    public MailboxAddress Sender =>
        MailboxAddress.Parse(From) is var typed && string.IsNullOrEmpty(typed.Name) ? new MailboxAddress(MailContent.Brand, typed.Address) : typed;

    /// <summary>How the connection is made secret. What stays on this machine is read by nobody on the way.</summary>
    public SecureSocketOptions Security =>
        Port == ImplicitTls ? SecureSocketOptions.SslOnConnect
        : !string.IsNullOrEmpty(User) ? SecureSocketOptions.StartTls
        : Host == "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address)) ? SecureSocketOptions.None
        : AllowClearText ? SecureSocketOptions.StartTlsWhenAvailable
        : SecureSocketOptions.StartTls;
}
