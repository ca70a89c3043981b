using CqpMutualite.Web.Platform.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

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
            messages.Add(ReceivedMail.Parse(await File.ReadAllTextAsync(file, cancellation)));
        }

        return new MailboxPage(messages);
    }
}

/// <summary>A message as written by <see cref="Mailer"/>: its headers and its text.</summary>
public sealed record ReceivedMail(DateTimeOffset At, string To, string Subject, IReadOnlyList<string> Lines)
{
    public static ReceivedMail Parse(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var headers = lines
            .TakeWhile(line => line.Length > 0)
            .Select(line => line.Split(": ", 2))
            .Where(parts => parts.Length == 2)
            .ToDictionary(parts => parts[0], parts => parts[1]);
        return new ReceivedMail(
            DateTimeOffset.TryParse(headers.GetValueOrDefault("Date"), System.Globalization.CultureInfo.InvariantCulture, out var at) ? at : default,
            headers.GetValueOrDefault("To", ""),
            headers.GetValueOrDefault("Subject", ""),
            TextPart(lines, headers));
    }

    // the first part is the plain text
    private static IReadOnlyList<string> TextPart(string[] lines, Dictionary<string, string> headers)
    {
        var body = lines.SkipWhile(line => line.Length > 0).Skip(1);
        return headers.GetValueOrDefault("Content-Type", "").Split("boundary=") is [_, var boundary]
            ? [.. body.Skip(1).SkipWhile(line => line.Length > 0).Skip(1).TakeWhile(line => line != "--" + boundary)]
            : [.. body];
    }
}
