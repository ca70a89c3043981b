using System.Diagnostics;
using System.Net;
using CqpMutualite.Testing;
using Xunit;

namespace CqpMutualite.Web.Tests.Startup;

public sealed class RecoveryTests : IAsyncDisposable
{
    private const string CreateNotes = "create table notes (text text); insert into notes values ('gardée')";
    private const string CountNotes = "select count(*) from notes";

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    private readonly TemporaryData _data = new();

    public RecoveryTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are those of Unix.");

    public ValueTask DisposeAsync() => _data.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_killed_application_starts_again_with_its_rows(bool databaseKilledToo)
    {
        await using (var killed = AppProcess.Launch(_data.Folder))
        {
            using var client = await killed.ListeningAsync();
            await _data.QueryAsync(CreateNotes);
            var server = _data.Server!;
            await killed.KillAsync();
            Assert.True(server.IsAlive(), "The database outlives a killed application.");
            if (databaseKilledToo)
            {
                Kill(server.Pid);
            }
        }

        await using var app = AppProcess.Launch(_data.Folder);
        using var again = await app.ListeningAsync();
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(1L, await _data.QueryAsync(CountNotes));

        Assert.Equal(0, await app.StopAsync());
        Assert.Null(_data.Server);
    }

    [Fact]
    public async Task A_running_application_answers_within_ten_seconds_after_its_database_was_killed()
    {
        await using var app = AppProcess.Launch(_data.Folder);
        using var client = await app.ListeningAsync();
        await _data.QueryAsync(CreateNotes);
        var killed = _data.Server!;

        Kill(killed.Pid);
        var clock = Stopwatch.StartNew();
        await UntilAsync(async () => _data.Server is { } server && server.Pid != killed.Pid
            && (await client.GetAsync("/health/ready", TestContext.Current.CancellationToken)).IsSuccessStatusCode, TimeSpan.FromSeconds(10));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"It took {clock.Elapsed}.");
        Assert.Equal(killed.Port, _data.Server!.Port);
        Assert.Equal(1L, await _data.QueryAsync(CountNotes));
    }

    [Fact]
    public async Task A_stop_asked_while_the_database_starts_leaves_no_server()
    {
        await using var app = AppProcess.Launch(_data.Folder);
        await UntilAsync(() => Task.FromResult(Directory.Exists(Path.Combine(_data.Folder, "postgres"))), TimeSpan.FromSeconds(20));

        Assert.Equal(0, await app.StopAsync());
        Assert.Null(_data.Server);
    }

    private static void Kill(int pid)
    {
        using var process = Process.GetProcessById(pid);
        process.Kill();
    }

    private static async Task UntilAsync(Func<Task<bool>> condition, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        while (!await condition())
        {
            await Task.Delay(Poll, limit.Token);
        }
    }
}
