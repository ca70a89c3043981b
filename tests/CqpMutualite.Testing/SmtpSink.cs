using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

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
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
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
/// <param name="From">Sender.</param>
/// <param name="To">Recipient.</param>
/// <param name="Subject">Decoded.</param>
/// <param name="Text">The plain text part, decoded.</param>
/// <param name="Html">The HTML part, decoded.</param>
/// <param name="Source">As received.</param>
public sealed partial record ReceivedMessage(string From, string To, string Subject, string Text, string Html, string Source)
{
    /// <summary>The first link of the text, without its host.</summary>
    public string Link => new Uri(Address().Match(Text).Value).PathAndQuery;

    /// <summary>The code of six figures of the text.</summary>
    public string Code => Figures().Match(Text).Groups[1].Value;

    /// <summary>A header; empty when there is none.</summary>
    public string Header(string name) => Headers(Split(Source).Head).GetValueOrDefault(name.ToLowerInvariant(), "");

    /// <summary>The calendar that goes with it; empty when there is none.</summary>
    public string Calendar { get; private init; } = "";

    /// <summary>Reads a message with its two parts, and the calendar that goes with it.</summary>
    public static ReceivedMessage Parse(string source)
    {
        var (head, body) = Split(source);
        var headers = Headers(head);
        var parts = Parts(headers, body).ToList();
        return new ReceivedMessage(headers["from"], headers["to"], Words(headers["subject"]), Part("text/plain"), Part("text/html"), source)
        {
            Calendar = Part("text/calendar"),
        };

        string Part(string type) => parts.Where(part => part.Headers["content-type"].StartsWith(type, StringComparison.OrdinalIgnoreCase))
            .Select(part => Decoded(part.Body, part.Headers.GetValueOrDefault("content-transfer-encoding", ""))).FirstOrDefault("");
    }

    // those of a part are its own
    private static IEnumerable<(Dictionary<string, string> Headers, string Body)> Parts(Dictionary<string, string> headers, string body) =>
        !headers["content-type"].StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) ? [(headers, body)] :
        body.Split("--" + Boundary().Match(headers["content-type"]).Groups[1].Value).Skip(1).Where(part => part.Trim('\n', '-').Length > 0)
            .Select(part => Split(part.TrimStart('\n'))).SelectMany(part => Parts(Headers(part.Head), part.Body));

    private static (string Head, string Body) Split(string text) =>
        text.IndexOf("\n\n", StringComparison.Ordinal) is var at and >= 0 ? (text[..at], text[(at + 2)..]) : (text, "");

    private static Dictionary<string, string> Headers(string head) =>
        head.Replace("\n\t", " ", StringComparison.Ordinal)
            .Replace("\n ", " ", StringComparison.Ordinal)
            .Split('\n')
            .Select(line => line.Split(':', 2))
            .Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0].ToLowerInvariant(), pair => pair[1].Trim());

    private static string Decoded(string body, string encoding) => encoding.ToLowerInvariant() switch
    {
        "quoted-printable" => Quoted(body.Replace("=\n", "", StringComparison.Ordinal)),
        "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(body)).ReplaceLineEndings("\n"),
        _ => body,
    };

    private static string Quoted(string text)
    {
        var bytes = new List<byte>();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '=' && at + 2 < text.Length)
            {
                bytes.Add(Convert.ToByte(text.Substring(at + 1, 2), 16));
                at += 2;
            }
            else
            {
                bytes.Add((byte)text[at]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    // =?utf-8?B?…?= =?utf-8?Q?…?=; the space between two of them is none
    private static string Words(string value) =>
        EncodedWord()
            .Replace(value.Replace("?= =?", "?==?", StringComparison.Ordinal), word =>
                word.Groups[1].Value is "B" or "b"
                    ? Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[2].Value))
                    : Quoted(word.Groups[2].Value.Replace('_', ' '))
            );

    [GeneratedRegex(@"http\S+")]
    private static partial Regex Address();

    [GeneratedRegex(@"\b(\d{6})\b")]
    private static partial Regex Figures();

    [GeneratedRegex("boundary=\"?([^\";]+)")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"=\?utf-8\?([BbQq])\?([^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();
}
