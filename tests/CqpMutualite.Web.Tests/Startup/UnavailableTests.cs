using System.Diagnostics;
using System.Net;
using CqpMutualite.Testing;
using CqpMutualite.Web.Features.Convocations;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Messages;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Platform.EmbeddedPostgres;
using CqpMutualite.Web.Startup;
using CqpMutualite.Web.Tests.Uploads;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace CqpMutualite.Web.Tests.Startup;

/// <summary>What the application says while something that it stands on is away, and that it goes on as soon as it is back.</summary>
public sealed class UnavailableTests(UnavailableTests.FullDisk app) : IClassFixture<UnavailableTests.FullDisk>, IAsyncDisposable
{
    private const string File = "DEMO-CMI-01", Page = $"/dossiers/{File}/formation/d6/attestations";

    private readonly TemporaryData data = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => data.DisposeAsync();

    [Fact]
    public async Task A_database_that_is_killed_is_said_to_be_away_at_once_and_serves_as_soon_as_it_is_back()
    {
        Directory.CreateDirectory(data.Folder);
        await using var cluster = await PostgresCluster.StartAsync(data.Folder, PostgresBinaries.Find(AppProcess.SourceRoot)!, [], Cancellation);
        await using var alone = Program.Build(
        [
            "--environment=Testing", $"--contentRoot={TestServer.Current.ContentRoot}", "--applicationName=CqpMutualite.Web", "--urls=http://127.0.0.1:0",
            $"--{DataFolder.Setting}={data.Folder}", "--Verification:ChecksPerMinute=100000",
            $"--{FreezerWorker.Setting}=false", $"--{RemindersWorker.Setting}=false", $"--{OutboxWorker.Setting}=false",
        ]);
        alone.Services.GetRequiredService<DatabaseAddress>().ConnectionString = cluster.ConnectionString("postgres");
        await DatabasePreparation.MigrateAsync(alone.Services, Cancellation);
        await alone.StartAsync(Cancellation);
        using var client = new HttpClient { BaseAddress = new Uri(alone.Urls.First()) };
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/verification/ABCDE-FGHJK-MNPQR-STUVW", Cancellation)).StatusCode);

        using (var server = Process.GetProcessById(cluster.Server!.Pid))
        {
            server.Kill();
            await server.WaitForExitAsync(Cancellation);
        }

        // a connection may outlive its server by an instant
        var (killed, clock) = (Stopwatch.StartNew(), Stopwatch.StartNew());
        HttpResponseMessage away;
        do
        {
            clock.Restart();
            away = await client.GetAsync("/verification/ABCDE-FGHJK-MNPQR-STUVW", Cancellation);
        }
        while (away.StatusCode == HttpStatusCode.NotFound && killed.Elapsed < TimeSpan.FromSeconds(5));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"It took {clock.Elapsed}.");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "5"), (away.StatusCode, away.Headers.RetryAfter?.ToString()));
        Assert.Contains("La base de données ne répond pas", await away.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", away.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/health/ready", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live", Cancellation)).StatusCode);

        // a script gets a word, and keeps what was typed
        using var request = new HttpRequestMessage(HttpMethod.Get, "/verification/ABCDE-FGHJK-MNPQR-STUVW")
        {
            Headers = { { "X-Requested-With", "autosave" } },
        };
        using var told = await client.SendAsync(request, Cancellation);
        Assert.Equal("application/json", told.Content.Headers.ContentType!.MediaType);

        await cluster.RestartAsync(Cancellation);
        clock.Restart();
        while ((await client.GetAsync("/verification/ABCDE-FGHJK-MNPQR-STUVW", Cancellation)).StatusCode != HttpStatusCode.NotFound)
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"Not back after {clock.Elapsed}.");
        }

        await alone.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_full_disk_is_a_sentence_beside_the_field_leaves_nothing_behind_and_is_not_ready()
    {
        using var trainer = await Visitor.SignedInAsync(app, "formation@cap-competences.example");
        var form = await trainer.OpenAsync(Page);
        using var body = new MultipartFormDataContent
        {
            { new StringContent(form.Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(Samples.Pdf("sans place")), "Form.File", "sans-place.pdf" },
        };
        using var answer = await trainer.Client.PostAsync(Page, body, Cancellation);
        var page = await trainer.ReadAsync(answer);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("le serveur n’a plus de place", Assert.Single(page.Errors), StringComparison.OrdinalIgnoreCase);
        var folder = Path.Combine(app.Database.Folder, "attachments");
        Assert.DoesNotContain(
            Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [],
            file => file.EndsWith(".partiel", StringComparison.Ordinal) || System.IO.File.ReadAllText(file).Contains("sans place", StringComparison.Ordinal));

        using var ready = await trainer.Client.GetAsync("/health/ready", Cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("\"disk\":\"failed\"", await ready.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_system_says_of_a_full_disk_is_recognised()
    {
        Assert.False(DiskRoom.IsWhy(new FileNotFoundException()));
        Assert.True(DiskRoom.IsWhy(new IOException("Disk full", 28)));
        if (OperatingSystem.IsLinux())
        {
            using var full = new FileStream("/dev/full", new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Write, BufferSize = 0 });
            Assert.True(DiskRoom.IsWhy(Assert.ThrowsAny<IOException>(() => full.Write([1]))));
        }
    }

    [Theory]
    [InlineData(PostgresErrorCodes.AdminShutdown, DatabaseFailure.Away)]
    [InlineData(PostgresErrorCodes.CannotConnectNow, DatabaseFailure.Away)]
    [InlineData(PostgresErrorCodes.TooManyConnections, DatabaseFailure.Away)]
    [InlineData(PostgresErrorCodes.DiskFull, DatabaseFailure.Full)]
    [InlineData(PostgresErrorCodes.UniqueViolation, null)]
    [InlineData(PostgresErrorCodes.UndefinedTable, null)]
    public void A_fault_of_the_application_is_no_absence_of_its_database(string code, DatabaseFailure? failure) =>
        Assert.Equal(failure, DatabaseFailures.Of(new InvalidOperationException("Wrapped.", new PostgresException("", "ERROR", "ERROR", code))));

    /// <summary>A disk of which more is kept aside than there is.</summary>
    public sealed class FullDisk : AppHost
    {
        /// <inheritdoc />
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting(DiskRoom.Setting, "1000000000000");
        }
    }
}
