using System.Net;
using CqpMutualite.Testing;
using CqpMutualite.Web.Platform;
using CqpMutualite.Web.Startup;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace CqpMutualite.Web.Tests.Startup;

/// <summary>Behind a proxy that carries HTTPS: whose word is taken, and what cookies, redirections and host names become.</summary>
public sealed class ProxyTests(ProxyTests.Encrypted site, ProxyTests.Undeclared undeclared, ProxyTests.Plain plain)
    : IClassFixture<ProxyTests.Encrypted>, IClassFixture<ProxyTests.Undeclared>, IClassFixture<ProxyTests.Plain>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cookies_redirections_and_headers_are_those_of_HTTPS()
    {
        using var answer = await AskAsync(site, "/connexion", proxied: true);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("max-age=31536000", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie =>
        {
            Assert.StartsWith("__Host-cqp", cookie, StringComparison.Ordinal);
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; path=/;", cookie, StringComparison.OrdinalIgnoreCase);
        });
        using var home = await AskAsync(site, "/oemm", proxied: true);
        Assert.StartsWith("https://cqp.example/connexion", home.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_in_clear_is_led_to_the_public_address_whatever_host_it_names()
    {
        using var answer = await AskAsync(site, "/dossiers?recherche=a");
        Assert.Equal(HttpStatusCode.PermanentRedirect, answer.StatusCode);
        Assert.Equal("https://cqp.example/dossiers?recherche=a", answer.Headers.Location!.ToString());
        using var health = await AskAsync(site, "/health/live", host: "127.0.0.1");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task A_proxy_that_is_not_declared_is_told_so()
    {
        using var answer = await AskAsync(undeclared, "/connexion", proxied: true);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("n’est pas déclaré", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cqp.example.attaquant.example")]
    [InlineData("attaquant.example")]
    public async Task Another_host_name_is_not_answered(string host)
    {
        using var answer = await AskAsync(site, "/connexion", host, proxied: true);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain(host, await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_that_a_stranger_forwards_do_not_share_out_the_limit()
    {
        var codes = new List<HttpStatusCode>();
        foreach (var number in Enumerable.Range(1, 24))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/connexion");
            request.Headers.Add("X-Forwarded-For", $"203.0.113.{number}");
            using var client = plain.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = plain.Address });
            using var answer = await client.SendAsync(request, Cancellation);
            codes.Add(answer.StatusCode);
        }

        Assert.Equal(4, codes.Count(code => code == HttpStatusCode.TooManyRequests));
    }

    [Theory]
    [InlineData("10.0.0.0/8, 192.168.1.4", 2)]
    [InlineData("::1", 1)]
    [InlineData("", 0)]
    public void Networks_are_read(string setting, int count) => Assert.Equal(count, ProxySetup.NetworksOf(Settings(setting)).Count);

    [Fact]
    public void A_network_that_is_none_is_said_in_a_sentence() =>
        Assert.Contains(
            "« nulle-part »",
            Assert.Throws<StartupException>(() => ProxySetup.NetworksOf(Settings("10.0.0.0/8,nulle-part"))).Message,
            StringComparison.Ordinal
        );

    private static IConfiguration Settings(string networks) =>
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [ProxySetup.Setting] = networks }).Build();

    private static async Task<HttpResponseMessage> AskAsync(Encrypted on, string path, string host = "cqp.example", bool proxied = false)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = on.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        if (proxied)
        {
            request.Headers.Add("X-Forwarded-Proto", "https");
            request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        }

        return await client.SendAsync(request, Cancellation);
    }

    public class Encrypted : AppHost
    {
        public Uri Address => ClientOptions.BaseAddress;

        protected virtual string Networks => "127.0.0.0/8";

        protected virtual string Site => "https://cqp.example";

        protected override void OnDatabaseReady()
        {
            UseKestrel(0);
            StartServer();
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting(PublicAddress.Setting, Site);
            builder.UseSetting(ProxySetup.Setting, Networks);
        }
    }

    public sealed class Undeclared : Encrypted
    {
        protected override string Networks => "10.0.0.0/8";
    }

    public sealed class Plain : Encrypted
    {
        protected override string Networks => "";

        protected override string Site => "http://localhost";

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("SignIn:AttemptsPerMinute", "20");
        }
    }
}
