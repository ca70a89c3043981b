namespace CqpMutualite.Web.Platform;

/// <summary>The address under which people reach the application, for the links of messages.</summary>
public static class PublicAddress
{
    /// <summary>The setting that gives it.</summary>
    public const string Setting = "Site:Address";

    /// <summary>
    /// A path of the application as a whole address. In production the setting should be given: without it the address is that of the
    /// request, which whoever sends the request can choose unless <c>AllowedHosts</c> is closed.
    /// </summary>
    public static string Absolute(IConfiguration configuration, HttpRequest request, string path)
    {
        var given = configuration[Setting]?.TrimEnd('/');
        return (string.IsNullOrWhiteSpace(given) ? $"{request.Scheme}://{request.Host}" : given) + path;
    }
}
