using System.Collections.Concurrent;
using CqpMutualite.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;
using Serilog.Events;
using Xunit;

namespace CqpMutualite.Web.Tests.Requests;

/// <summary>One line a request, which says neither what was searched nor any secret of an address.</summary>
public class RequestLogTests(RequestLogTests.LoggedHost app) : IClassFixture<RequestLogTests.LoggedHost>
{
    [Theory]
    [InlineData("GET", "/dossiers/DEMO-SPE-01?recherche=Morel", "\"GET\" \"/dossiers/DEMO-SPE-01\" 200")]
    [InlineData("HEAD", "/dossiers?Recherche=Morel", "\"HEAD\" \"/dossiers\" 200")]
    [InlineData("GET", "/dossiers/Morel-Claire?x=1", "\"GET\" \"/dossiers/Morel-Claire\" 404")]
    [InlineData("GET", "/agendas/secret-de-morel.ics", "\"GET\" \"/agendas/{token}.ics\" 404")]
    public async Task A_page_is_logged_by_its_path_alone(string method, string address, string line)
    {
        using var visitor = await Visitor.SignedInAsync(app, "rh@horizon.example");
        app.Lines.Clear();
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        using var _ = await visitor.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.StartsWith(line, Assert.Single(app.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/health/ready")]
    [InlineData("/css/theme.css")]
    [InlineData("/rien-de-tel/Morel")]
    public async Task What_is_no_page_is_not_logged(string address)
    {
        using var visitor = Visitor.Of(app);
        app.Lines.Clear();
        using var _ = await visitor.Client.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Empty(app.Lines);
    }

    public sealed class LoggedHost : AppHost
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Serilog:MinimumLevel:Default", "Information");
            builder.ConfigureServices(services => services.AddSingleton<ILogEventSink>(new PageLines(Lines)));
        }

        // not the host itself: a logger disposes of what it writes to
        private sealed class PageLines(ConcurrentQueue<string> lines) : ILogEventSink
        {
            public void Emit(LogEvent logEvent)
            {
                if (logEvent.MessageTemplate.Text.Contains("{Page}", StringComparison.Ordinal))
                {
                    lines.Enqueue(logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture));
                }
            }
        }
    }
}
