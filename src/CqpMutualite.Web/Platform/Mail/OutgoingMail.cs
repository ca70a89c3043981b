namespace CqpMutualite.Web.Platform.Mail;

/// <summary>A message in plain text to one person.</summary>
/// <param name="To">Address.</param>
/// <param name="Subject">One line, French.</param>
/// <param name="Text">Body; lines separated by a line feed.</param>
public sealed record OutgoingMail(string To, string Subject, string Text);
