using System.Net;
using CqpMutualite.Testing;
using Xunit;

namespace CqpMutualite.Web.Tests.Startup;

public class KestrelHostTests(KestrelHost app) : IClassFixture<KestrelHost>
{
    [Fact]
    public async Task Answers_on_a_real_port_with_its_static_files()
    {
        // As a browser does: the compressed files are not in wwwroot but in the build's own folder.
        using var browser = new HttpClientHandler { AutomaticDecompression = DecompressionMethods.All };
        using var client = new HttpClient(browser) { BaseAddress = app.Address };
        Assert.True((await client.GetAsync("/health/ready", TestContext.Current.CancellationToken)).IsSuccessStatusCode);
        Assert.Contains(
            "bootstrap",
            await client.GetStringAsync("/lib/bootstrap/bootstrap.min.css", TestContext.Current.CancellationToken),
            StringComparison.OrdinalIgnoreCase
        );
    }
}
