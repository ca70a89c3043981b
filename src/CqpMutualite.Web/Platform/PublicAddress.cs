using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CqpMutualite.Web.Platform;

/// <summary>
/// The address under which people reach the application, for the links of messages. Never that of a request: whoever sends a request
/// chooses its host, and messages leave when no request is there.
/// </summary>
public sealed class PublicAddress(IConfiguration configuration, IServer server)
{
    /// <summary>The setting that gives it; to be given in production.</summary>
    public const string Setting = "Site:Address";

    private const string Local = "http://localhost";

    /// <summary>The setting, when it is an address; else null.</summary>
    public static Uri? Of(IConfiguration configuration) => Uri.TryCreate(configuration[Setting], UriKind.Absolute, out var site) ? site : null;

    /// <summary>Whether people reach the application by HTTPS.</summary>
    public static bool IsEncrypted(IConfiguration configuration) => Of(configuration)?.Scheme == Uri.UriSchemeHttps;

    /// <summary>A path of the application as a whole address: under the setting, else where this process listens.</summary>
    public string Absolute(string path)
    {
        var given = configuration[Setting]?.TrimEnd('/');
        return (string.IsNullOrWhiteSpace(given) ? Listening() : given) + path;
    }

    // « http://+:8080 » and « http://[::]:8080 » listen everywhere: no browser opens them
    private string Listening()
    {
        // before the application listens: where it was told to
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? configuration[WebHostDefaults.ServerUrlsKey]?.Split(';', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        if (address is null)
        {
            return Local;
        }

        var bound = BindingAddress.Parse(address);
        return bound.Host is "+" or "*" or "[::]" or "0.0.0.0" ? $"{bound.Scheme}://localhost:{bound.Port}" : address.TrimEnd('/');
    }
}
