namespace CqpMutualite.Web.Startup;

public static class AddressSetup
{
    private const string Default = "http://localhost:5080";

    // Each of them says where to listen; a launch profile's applicationUrl would override the first, hence there is none.
    private static readonly string[] Settings = ["urls", "http_ports", "https_ports"];

    /// <summary>Listens on http://localhost:5080 unless an address was asked by ASPNETCORE_URLS, a port variable or the settings.</summary>
    public static WebApplicationBuilder UseCqpAddress(this WebApplicationBuilder builder)
    {
        var asked = Settings.Any(setting => !string.IsNullOrEmpty(builder.Configuration[setting]))
            || builder.Configuration.GetSection("Kestrel:Endpoints").Exists();
        if (!asked)
        {
            builder.WebHost.UseUrls(Default);
        }

        return builder;
    }
}
