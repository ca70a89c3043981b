using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;

namespace CqpMutualite.Web.Platform.Uploads;

/// <summary>Section <c>Antivirus</c> of the configuration: a ClamAV service; none without a host.</summary>
public sealed class AntivirusOptions
{
    /// <summary>Its host; empty: contents are not examined by an antivirus.</summary>
    public string? Host { get; set; }

    public int Port { get; set; } = 3310;

    /// <summary>Seconds left to it for one content.</summary>
    public int TimeoutSeconds { get; set; } = 30;
}

/// <summary>What the antivirus says of a content.</summary>
public enum Examined
{
    /// <summary>Nothing wrong, or no antivirus is plugged.</summary>
    Clean,

    Infected,

    /// <summary>It did not answer, or not about the content.</summary>
    Unanswered,
}

/// <summary>Asks a ClamAV service about a content (command INSTREAM).</summary>
public sealed partial class Antivirus(IOptions<AntivirusOptions> options, ILogger<Antivirus> logger)
{
    private const int ChunkBytes = 65_536;
    private const int LongestAnswer = 1024;

    /// <summary>Examines it, from its beginning.</summary>
    public async Task<Examined> ExamineAsync(Stream content, CancellationToken cancellation)
    {
        var settings = options.Value;
        if (string.IsNullOrWhiteSpace(settings.Host))
        {
            return Examined.Clean;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(settings.TimeoutSeconds));
        try
        {
            var answer = await AskAsync(settings, content, limit.Token);
            if (answer.EndsWith(" FOUND", StringComparison.Ordinal))
            {
                Found(answer);
                return Examined.Infected;
            }

            if (answer.EndsWith(": OK", StringComparison.Ordinal))
            {
                return Examined.Clean;
            }

            Unexpected(answer);
        }
        catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            Unreachable(e, settings.Host, settings.Port);
        }

        return Examined.Unanswered;
    }

    private static async Task<string> AskAsync(AntivirusOptions settings, Stream content, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(settings.Host!, settings.Port, cancellation);
        await using var service = client.GetStream();
        await service.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellation);

        // each chunk after its length; a length of zero ends
        var chunk = new byte[sizeof(int) + ChunkBytes];
        content.Position = 0;
        int count;
        do
        {
            count = await content.ReadAsync(chunk.AsMemory(sizeof(int)), cancellation);
            BinaryPrimitives.WriteInt32BigEndian(chunk, count);
            await service.WriteAsync(chunk.AsMemory(0, sizeof(int) + count), cancellation);
        }
        while (count > 0);

        var answer = new byte[LongestAnswer];
        var length = await service.ReadAtLeastAsync(answer, LongestAnswer, throwOnEndOfStream: false, cancellation);
        return Encoding.ASCII.GetString(answer, 0, length).TrimEnd('\0', '\n');
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The antivirus refuses a content that was sent: {Answer}.")]
    private partial void Found(string answer);

    [LoggerMessage(Level = LogLevel.Error, Message = "The antivirus answers {Answer}: the content is refused unexamined.")]
    private partial void Unexpected(string answer);

    [LoggerMessage(Level = LogLevel.Error, Message = "The antivirus at {Host}:{Port} does not answer: contents are refused unexamined.")]
    private partial void Unreachable(Exception failure, string host, int port);
}
