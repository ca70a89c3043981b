using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace CqpMutualite.Testing;

/// <summary>A real SMTP server of a few lines, on a port of 127.0.0.1: it takes what it is given, and can be down for a while.</summary>
public sealed class SmtpSink : IDisposable
{
    public const string HangUp = "hang up";

    private readonly ConcurrentQueue<ReceivedMessage> received = new();
    private readonly SemaphoreSlim arrivals = new(0);
    private TcpListener? listener;

    /// <summary>Starts it.</summary>
    public SmtpSink()
    {
        listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = AcceptAsync(listener);
    }

    /// <summary>Its port, the same after an absence.</summary>
    public int Port { get; }

    /// <summary>Messages received, in their order.</summary>
    public IReadOnlyList<ReceivedMessage> Messages => [.. received];

    /// <summary>The messages received by an address, in their order.</summary>
    public IReadOnlyList<ReceivedMessage> To(string address) => [.. received.Where(message => message.To == address)];

    /// <summary>
    /// What it answers instead of « 250 ok » to a command that begins so (« RCPT TO », « MAIL FROM », « EHLO », « . » for the end of a text);
    /// « hang up » ends the conversation, once it has taken the text.
    /// </summary>
    public ConcurrentDictionary<string, string> Answers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Called when it has taken a text, before it answers; null: nothing.</summary>
    public Func<Task>? Taken { get; set; }

    /// <summary>Waits for one message more than were waited for.</summary>
    public Task<bool> ArrivalAsync(TimeSpan longest, CancellationToken cancellation) => arrivals.WaitAsync(longest, cancellation);

    /// <summary>Stops answering.</summary>
    public void GoDown()
    {
        listener?.Dispose();
        listener = null;
    }

    /// <summary>Answers again.</summary>
    public void ComeBack()
    {
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        _ = AcceptAsync(listener);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        GoDown();
        arrivals.Dispose();
    }

    private string? AnswerTo(string command) => Answers.GetValueOrDefault(command);

    private async Task AcceptAsync(TcpListener door)
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await door.AcceptTcpClientAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        using var reader = new StreamReader(client.GetStream(), new UTF8Encoding(false));
        await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { AutoFlush = true, NewLine = "\r\n" };
        await writer.WriteLineAsync("220 sink.example");
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase) && AnswerTo("DATA") is null)
            {
                await writer.WriteLineAsync("354 go on");
                var message = new StringBuilder();
                while (await reader.ReadLineAsync() is { } text and not ".")
                {
                    message.Append(text.StartsWith("..", StringComparison.Ordinal) ? text[1..] : text).Append('\n');
                }

                if (AnswerTo(".") is { } refusal && refusal != HangUp)
                {
                    await writer.WriteLineAsync(refusal);
                    continue;
                }

                received.Enqueue(ReceivedMessage.Parse(message.ToString()));
                arrivals.Release();
                await (Taken?.Invoke() ?? Task.CompletedTask);
                if (AnswerTo(".") == HangUp)
                {
                    return;
                }
            }
            else if (Answers.Keys.FirstOrDefault(command => line.StartsWith(command, StringComparison.OrdinalIgnoreCase)) is { } command)
            {
                await writer.WriteLineAsync(Answers[command]);
                continue;
            }

            if (line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase))
            {
                await writer.WriteLineAsync("221 bye");
                return;
            }

            await writer.WriteLineAsync("250 ok");
        }
    }
}

/// <summary>A message as its reader sees it.</summary>
public sealed partial class ReceivedMessage
{
    private readonly MimeMessage message;

    private ReceivedMessage(string source)
    {
        Source = source;
        message = MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(source)));
    }

    /// <summary>Address of the sender.</summary>
    public string From => message.From.Mailboxes.Single().Address;

    /// <summary>Name of the sender.</summary>
    public string FromName => message.From.Mailboxes.Single().Name ?? "";

    /// <summary>Address of the recipient.</summary>
    public string To => message.To.Mailboxes.Single().Address;

    /// <summary>Decoded.</summary>
    public string Subject => message.Subject ?? "";

    /// <summary>The plain text part, decoded.</summary>
    public string Text => (message.TextBody ?? "").ReplaceLineEndings("\n");

    /// <summary>The HTML part, decoded.</summary>
    public string Html => (message.HtmlBody ?? "").ReplaceLineEndings("\n");

    /// <summary>The calendar that goes with it; empty when there is none.</summary>
    public string Calendar =>
        (message.BodyParts.OfType<TextPart>().FirstOrDefault(part => part.ContentType.IsMimeType("text", "calendar"))?.Text ?? "").ReplaceLineEndings("\n");

    /// <summary>As received.</summary>
    public string Source { get; }

    /// <summary>The first link of the text, without its host.</summary>
    public string Link => new Uri(Address().Match(Text).Value).PathAndQuery;

    /// <summary>The code of six figures of the text.</summary>
    public string Code => Figures().Match(Text).Groups[1].Value;

    /// <summary>Reads a message.</summary>
    public static ReceivedMessage Parse(string source) => new(source);

    /// <summary>A header; empty when there is none.</summary>
    public string Header(string name) => message.Headers[name] ?? "";

    [GeneratedRegex(@"http\S+")]
    private static partial Regex Address();

    [GeneratedRegex(@"\b(\d{6})\b")]
    private static partial Regex Figures();
}
