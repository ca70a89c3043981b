namespace CqpMutualite.Web.Platform.Mail;

/// <summary>Section <c>Smtp</c> of the configuration. Without a host, messages are files.</summary>
public sealed class SmtpOptions
{
    /// <summary>Server; null or empty: none.</summary>
    public string? Host { get; set; }

    public int Port { get; set; } = 25;

    /// <summary>
    /// Account on the server; null when it asks for none. With an account the connection is encrypted (STARTTLS): a password never travels in clear.
    /// </summary>
    public string? User { get; set; }

    public string? Password { get; set; }

    public string From { get; set; } = "cqp@cqp.example";
}
