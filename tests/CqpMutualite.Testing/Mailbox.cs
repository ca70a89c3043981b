using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CqpMutualite.Testing;

/// <summary>A mail server written by others (npm smtp-server), a process of its own; see npm/testtools/mailbox.mjs for the recipients it mistreats.</summary>
public sealed class Mailbox : IDisposable
{
    private readonly Process node;
    private readonly ConcurrentQueue<ReceivedMessage> received = new();

    private Mailbox(Process node, int port)
    {
        (this.node, Port) = (node, port);
        _ = TakeAsync();
    }

    /// <summary>Where it listens, on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Starts it.</summary>
    public static Mailbox Start()
    {
        var node = Process.Start(new ProcessStartInfo("node", [NodeTool.Path("mailbox.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        return new Mailbox(node, int.Parse(node.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture));
    }

    /// <summary>The messages taken for an address, in their order.</summary>
    public IReadOnlyList<ReceivedMessage> To(string address) => [.. received.Where(message => message.To == address)];

    /// <inheritdoc />
    public void Dispose()
    {
        node.StandardInput.Close();
        node.WaitForExit();
        node.Dispose();
    }

    private async Task TakeAsync()
    {
        while (await node.StandardOutput.ReadLineAsync() is { } line)
        {
            received.Enqueue(ReceivedMessage.Parse(JsonDocument.Parse(line).RootElement.GetProperty("source").GetString()!));
        }
    }
}
