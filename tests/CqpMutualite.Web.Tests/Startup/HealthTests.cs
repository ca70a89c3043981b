using System.Net;
using System.Text.Json;
using CqpMutualite.Testing;
using Xunit;

namespace CqpMutualite.Web.Tests.Startup;

public class HealthTests(AppHost app) : IClassFixture<AppHost>
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Answers_200_with_a_verdict(string path)
    {
        using var client = app.CreateClient();
        var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("ok", body.RootElement.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Ready_checks_the_database_and_its_migrations()
    {
        using var client = app.CreateClient();
        using var body = JsonDocument.Parse(await client.GetStringAsync("/health/ready", TestContext.Current.CancellationToken));
        var checks = body.RootElement.GetProperty("checks");
        Assert.Equal("ok", checks.GetProperty("database").GetString());
        Assert.Equal("ok", checks.GetProperty("migrations").GetString());
    }
}
