using CqpMutualite.Web.Platform.Mail;
using Microsoft.AspNetCore.Authorization;
using MimeKit;

namespace CqpMutualite.Web.Features.Development.Mailbox;

/// <summary>The messages written as files because no SMTP server is set. It answers in Development only.</summary>
[AllowAnonymous]
[Route("/dev/courrier")]
public sealed class MailboxController(IWebHostEnvironment environment, Mailer mailer) : Controller
{
    /// <summary>The last messages, the newest first.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation) =>
        environment.IsDevelopment() ? View("Mailbox", await MailboxPage.LoadAsync(mailer.Folder, cancellation)) : NotFound();
}

/// <summary>The last messages of the folder.</summary>
public sealed record MailboxPage(IReadOnlyList<ReceivedMail> Messages)
{
    private const int Shown = 50;

    public static async Task<MailboxPage> LoadAsync(string folder, CancellationToken cancellation)
    {
        var messages = new List<ReceivedMail>();
        foreach (var file in (Directory.Exists(folder) ? Directory.GetFiles(folder, "*.eml") : []).OrderDescending(StringComparer.Ordinal).Take(Shown))
        {
            messages.Add(ReceivedMail.Of(await MimeMessage.LoadAsync(file, cancellation)));
        }

        return new MailboxPage(messages);
    }
}

/// <summary>A message as written by <see cref="Mailer"/>: its headers and its text.</summary>
public sealed record ReceivedMail(DateTimeOffset At, string To, string Subject, IReadOnlyList<string> Lines)
{
    public static ReceivedMail Of(MimeMessage message) =>
        new(message.Date, message.To.ToString(), message.Subject ?? "", (message.TextBody ?? "").ReplaceLineEndings("\n").Split('\n'));
}
