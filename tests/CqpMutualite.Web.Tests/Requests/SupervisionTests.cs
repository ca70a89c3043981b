using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using CqpMutualite.Testing;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Startup;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;
using Serilog.Events;
using Xunit;

namespace CqpMutualite.Web.Tests.Requests;

/// <summary>What a supervision is told of refusals: one line and one count for each, of nobody in particular.</summary>
public class SupervisionTests(SupervisionTests.SupervisedHost app) : IClassFixture<SupervisionTests.SupervisedHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/oemm/parametres-inconnus", null)]
    [InlineData("/comptes", "Refused: \"GET\" \"comptes\" (\"permission\", \"CompanyHr\").")]
    [InlineData("/dossiers/DEMO-OK-99", "Refused: \"GET\" \"dossiers/{reference}\" (\"not-visible\", \"CompanyHr\").")]
    [InlineData("/dossiers", null)]
    public async Task A_refused_page_is_one_line_and_one_count(string address, string? line)
    {
        using var company = await Visitor.SignedInAsync(app, "rh@horizon.example");
        app.Lines.Clear();
        using var counted = new Count("cqp.access.refusals");
        using var _ = await company.Client.GetAsync(address, Cancellation);
        Assert.Equal(line is null ? [] : [line], app.Lines.Where(said => said.StartsWith("Refused", StringComparison.Ordinal)));
        Assert.True(counted.Value >= (line is null ? 0 : 1));
    }

    [Theory]
    [InlineData("rh@horizon.example", "cqp.sign_in.failures")]
    [InlineData("personne@horizon.example", "cqp.sign_in.failures")]
    public async Task A_failed_sign_in_is_one_line_and_one_count(string email, string counter)
    {
        using var visitor = Visitor.Of(app);
        var door = await visitor.OpenAsync("/connexion");
        app.Lines.Clear();
        using var counted = new Count(counter);
        await visitor.SubmitAsync(door, "Se connecter", ("Adresse électronique", email), ("Mot de passe", "Pas-le-bon-2026"));
        Assert.Equal("Sign-in failed (\"password\").", Assert.Single(app.Lines, said => said.StartsWith("Sign-in", StringComparison.Ordinal)));
        Assert.True(counted.Value >= 1);
        Assert.DoesNotContain(app.Lines, said => said.Contains("horizon", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Figures_are_read_on_a_port_of_their_own_and_name_nobody()
    {
        using var company = await Visitor.SignedInAsync(app, "rh@horizon.example");
        using (await company.Client.GetAsync("/dossiers/DEMO-SPE-01", Cancellation))
        using (await company.Client.GetAsync("/comptes", Cancellation))
        {
        }

        using var supervision = new HttpClient();
        var figures = await supervision.GetStringAsync($"http://{app.Figures}/metrics", Cancellation);
        Assert.Contains("cqp_access_refusals_total", figures, StringComparison.Ordinal);
        Assert.Contains("reason=\"permission\"", figures, StringComparison.Ordinal);
        Assert.Contains("http_route=\"dossiers/{reference}\"", figures, StringComparison.Ordinal);
        Assert.Contains("cqp_queue_waiting", figures, StringComparison.Ordinal);
        Assert.DoesNotContain("DEMO-SPE-01", figures, StringComparison.Ordinal);
        Assert.DoesNotContain("horizon", figures, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await company.OpenAsync("/metrics")).Status);
    }

    [Fact]
    public void Nothing_is_measured_for_anybody_unless_a_setting_says_where()
    {
        List<ServiceDescriptor> services = [];
        Program.Build(
            ["--environment=Testing", $"--contentRoot={TestServer.Current.ContentRoot}", "--applicationName=CqpMutualite.Web"],
            registered => services = [.. registered]);
        Assert.DoesNotContain(services, service => service.ServiceType.FullName!.Contains("OpenTelemetry", StringComparison.Ordinal));
    }

    private sealed class Count : IDisposable
    {
        private readonly MeterListener listener = new();
        private long value;

        public Count(string name)
        {
            listener.InstrumentPublished = (instrument, heard) =>
            {
                if (instrument.Meter.Name == Measures.Name && instrument.Name == name)
                {
                    heard.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<long>((_, measured, _, _) => Interlocked.Add(ref value, measured));
            listener.Start();
        }

        public long Value => Interlocked.Read(ref value);

        public void Dispose() => listener.Dispose();
    }

    public sealed class SupervisedHost : AppHost
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public string Figures { get; } = $"127.0.0.1:{FreePort()}";

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Serilog:MinimumLevel:Default", "Information");
            builder.UseSetting(TelemetrySetup.Prometheus, Figures);
            builder.ConfigureServices(services => services.AddSingleton<ILogEventSink>(new AllLines(Lines)));
        }

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        private sealed class AllLines(ConcurrentQueue<string> lines) : ILogEventSink
        {
            public void Emit(LogEvent logEvent) => lines.Enqueue(logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
