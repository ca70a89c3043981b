using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CqpMutualite.Web.Startup;

/// <summary>
/// What stands between a browser and the application: the declared proxies (<c>Proxy:Networks</c>), HTTPS when the public address says it, the host names that
/// are answered, and cookies that only travel encrypted.
/// </summary>
public static class ProxySetup
{
    /// <summary>Networks of the proxies whose word is taken, separated by commas: « 10.0.0.0/8, 172.18.0.2 ».</summary>
    public const string Setting = "Proxy:Networks";

    private static readonly TimeSpan OneYear = TimeSpan.FromDays(365);

    // the application is asked how it is by its own machine, whatever it is called outside
    private static readonly string[] OwnMachine = ["localhost", "127.0.0.1", "[::1]"];

    public static WebApplicationBuilder AddCqpProxy(this WebApplicationBuilder builder)
    {
        var site = PublicAddress.Of(builder.Configuration);
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in NetworksOf(builder.Configuration))
            {
                options.KnownIPNetworks.Add(network);
            }

            // without any, the middleware would believe everybody
            options.ForwardedHeaders = options.KnownIPNetworks.Count > 0
                ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
                : ForwardedHeaders.None;
        });
        builder.Services.AddHsts(options => options.MaxAge = OneYear);
        if (site is not null && string.IsNullOrEmpty(builder.Configuration["AllowedHosts"]))
        {
            builder.Services.Configure<HostFilteringOptions>(options => options.AllowedHosts = [site.Host, .. OwnMachine]);
        }

        return builder;
    }

    /// <summary>Names and protects every cookie of the application: behind HTTPS, by the rules that browsers hold for <c>__Host-</c>.</summary>
    public static WebApplicationBuilder AddCqpCookies(this WebApplicationBuilder builder)
    {
        var isEncrypted = PublicAddress.IsEncrypted(builder.Configuration);
        foreach (var (scheme, name) in new[]
        {
            (IdentityConstants.ApplicationScheme, "cqp"),
            (IdentityConstants.ExternalScheme, "cqp-annuaire"),
            (IdentityConstants.TwoFactorUserIdScheme, "cqp-etape"),
            (IdentityConstants.TwoFactorRememberMeScheme, "cqp-etape-retenue"),
        })
        {
            builder.Services.Configure<CookieAuthenticationOptions>(scheme, options => Protect(options.Cookie, name));
        }

        builder.Services.Configure<AntiforgeryOptions>(options => Protect(options.Cookie, "cqp-formulaire"));
        builder.Services.Configure<CookieTempDataProviderOptions>(options => Protect(options.Cookie, "cqp-message"));
        return builder;

        void Protect(CookieBuilder cookie, string name)
        {
            cookie.Name = isEncrypted ? "__Host-" + name : name;
            cookie.Path = "/";
            cookie.SecurePolicy = isEncrypted ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        }
    }

    /// <summary>Before anything else: where a request comes from, and that it came encrypted.</summary>
    public static WebApplication UseCqpProxy(this WebApplication app)
    {
        app.UseForwardedHeaders();
        if (PublicAddress.IsEncrypted(app.Configuration))
        {
            app.UseHsts();
            app.Use(RequireEncryptionAsync);
        }

        return app;
    }

    /// <summary>The networks of the setting.</summary>
    /// <exception cref="StartupException">One of them is not a network.</exception>
    public static IReadOnlyList<System.Net.IPNetwork> NetworksOf(IConfiguration configuration)
    {
        var words = (configuration[Setting] ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. words.Select(word =>
                System.Net.IPNetwork.TryParse(word, out var network) ? network
                : System.Net.IPAddress.TryParse(word, out var address) ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
                : throw new StartupException($"Proxy__Networks contient « {word} », qui n’est pas un réseau. Donnez par exemple 10.0.0.0/8, ou 192.168.1.4.")),
        ];
    }

    // A proxy that is not declared would make every page a redirection to itself: it is told so instead.
    private static async Task RequireEncryptionAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (request.IsHttps || request.Path.StartsWithSegments("/health"))
        {
            await next(context);
            return;
        }

        if (request.Headers.ContainsKey(ForwardedHeadersDefaults.XForwardedProtoHeaderName))
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(
                $"Le serveur mandataire {context.Connection.RemoteIpAddress} n’est pas déclaré à l’application. Ajoutez son réseau à Proxy__Networks."
            );
            return;
        }

        var site = PublicAddress.Of(context.RequestServices.GetRequiredService<IConfiguration>())!;
        context.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
        context.Response.Headers.Location = new Uri(site, $"{request.PathBase}{request.Path}{request.QueryString}").AbsoluteUri;
    }
}
