namespace CqpMutualite.Web.Platform.Mail;

/// <summary>Section <c>Smtp</c> of the configuration. Without a host, messages are files.</summary>
public sealed class SmtpOptions
{
    /// <summary>Server; null or empty: none.</summary>
    public string? Host { get; set; }

    /// <summary>Its port.</summary>
    public int Port { get; set; } = 25;

    /// <summary>
    /// Account on the server; null when it asks for none. With an account the connection is encrypted (STARTTLS): a password never travels in clear.
    /// </summary>
    public string? User { get; set; }

    /// <summary>Password of that account.</summary>
    public string? Password { get; set; }

    /// <summary>Sender.</summary>
    public string From { get; set; } = "cqp@cqp.example";
}
