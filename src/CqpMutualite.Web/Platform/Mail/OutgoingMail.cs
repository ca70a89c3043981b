namespace CqpMutualite.Web.Platform.Mail;

/// <summary>A message to one person, in its two parts.</summary>
/// <param name="To">Address.</param>
/// <param name="Subject">One line, French.</param>
/// <param name="Text">Body in plain text; lines separated by a line feed.</param>
/// <param name="Html">The same as an HTML document.</param>
public sealed record OutgoingMail(string To, string Subject, string Text, string Html)
{
    /// <summary>What it is known by from one attempt to the next.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    public IReadOnlyList<MailAttachment> Attachments { get; init; } = [];
}

/// <summary>A file that goes with a message. <paramref name="MediaType"/>: with its parameters.</summary>
public sealed record MailAttachment(string Name, string MediaType, byte[] Content);
