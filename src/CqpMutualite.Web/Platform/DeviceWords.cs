namespace CqpMutualite.Web.Platform;

/// <summary>A browser and its system in words, for somebody who has to recognise their own: « Firefox, Windows ». Nothing is decided upon it.</summary>
public static class DeviceWords
{
    // the first that is named wins: most of them name the others too
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("Linux", "Linux"),
    ];

    /// <summary>What a request says of where it comes from.</summary>
    public static string Of(HttpRequest request) => Of(request.Headers.UserAgent.ToString());

    public static string Of(string agent)
    {
        string? Named((string Sign, string Name)[] names) => names.FirstOrDefault(known => agent.Contains(known.Sign, StringComparison.Ordinal)).Name;
        return (Named(Browsers), Named(Systems)) switch
        {
            (null, null) => "Appareil non reconnu",
            ({ } browser, { } system) => $"{browser}, {system}",
            var (browser, system) => browser ?? system!,
        };
    }
}
