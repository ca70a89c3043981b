using CqpMutualite.Testing;
using Xunit;

namespace CqpMutualite.Web.Tests.Startup;

public class KestrelHostTests(KestrelHost app) : IClassFixture<KestrelHost>
{
    [Fact]
    public async Task Answers_on_a_real_port_with_its_static_files()
    {
        using var client = new HttpClient { BaseAddress = app.Address };
        Assert.True((await client.GetAsync("/health/ready", TestContext.Current.CancellationToken)).IsSuccessStatusCode);
        Assert.True((await client.GetAsync("/lib/bootstrap/bootstrap.min.css", TestContext.Current.CancellationToken)).IsSuccessStatusCode);
    }
}
