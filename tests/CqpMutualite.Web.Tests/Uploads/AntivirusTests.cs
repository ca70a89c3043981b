using System.Net;
using System.Net.Sockets;
using System.Text;
using CqpMutualite.Web.Platform.Uploads;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace CqpMutualite.Web.Tests.Uploads;

/// <summary>The antivirus that an operator plugs, against a small service that speaks its protocol.</summary>
public sealed class AntivirusTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("stream: OK\0", Examined.Clean)]
    [InlineData("stream: Win.Test.EICAR_HDB-1 FOUND\0", Examined.Infected)]
    [InlineData("INSTREAM size limit exceeded. ERROR\0", Examined.Unanswered)]
    [InlineData("", Examined.Unanswered)]
    public async Task The_whole_content_is_sent_and_only_a_clear_answer_accepts_it(string answer, Examined expected)
    {
        using var service = new StandIn(answer);
        var content = new byte[200_000];
        Random.Shared.NextBytes(content);
        using var sent = new MemoryStream(content);
        sent.Position = content.Length;
        Assert.Equal(expected, await Plugged(service.Port).ExamineAsync(sent, Cancellation));
        Assert.Equal(content, await service.Received);
    }

    [Fact]
    public async Task Nothing_is_accepted_when_it_does_not_answer_and_nothing_is_asked_when_none_is_plugged()
    {
        using var sent = new MemoryStream([1, 2, 3]);
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        Assert.Equal(Examined.Unanswered, await Plugged(((IPEndPoint)silent.LocalEndpoint).Port, seconds: 1).ExamineAsync(sent, Cancellation));
        silent.Stop();
        Assert.Equal(Examined.Unanswered, await Plugged(((IPEndPoint)silent.LocalEndpoint).Port, seconds: 1).ExamineAsync(sent, Cancellation));
        Assert.Equal(
            Examined.Clean,
            await new Antivirus(Options.Create(new AntivirusOptions()), NullLogger<Antivirus>.Instance).ExamineAsync(sent, Cancellation)
        );
    }

    private static Antivirus Plugged(int port, int seconds = 20) =>
        new(Options.Create(new AntivirusOptions { Host = "127.0.0.1", Port = port, TimeoutSeconds = seconds }), NullLogger<Antivirus>.Instance);

    /// <summary>Answers one INSTREAM with that sentence.</summary>
    internal sealed class StandIn : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);

        public StandIn(string answer)
        {
            listener.Start();
            Port = ((IPEndPoint)listener.LocalEndpoint).Port;
            Received = AnswerAsync(answer);
        }

        public int Port { get; }

        public Task<byte[]> Received { get; }

        public void Dispose() => listener.Dispose();

        private async Task<byte[]> AnswerAsync(string answer)
        {
            using var client = await listener.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            var command = new byte["zINSTREAM\0".Length];
            await stream.ReadExactlyAsync(command);
            Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
            using var content = new MemoryStream();
            var size = new byte[4];
            while (true)
            {
                await stream.ReadExactlyAsync(size);
                var length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(size);
                if (length == 0)
                {
                    break;
                }

                var chunk = new byte[length];
                await stream.ReadExactlyAsync(chunk);
                content.Write(chunk);
            }

            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
            return content.ToArray();
        }
    }
}
