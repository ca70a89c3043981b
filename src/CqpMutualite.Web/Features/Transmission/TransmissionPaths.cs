namespace CqpMutualite.Web.Features.Transmission;

public static class TransmissionPaths
{
    /// <summary>Route: what is missing, and the transmission.</summary>
    public const string TransmitRoute = "/dossiers/{reference}/transmission";

    /// <summary>Route: the certifier accepts or returns the file.</summary>
    public const string AcceptRoute = "/dossiers/{reference}/reception";

    /// <summary>Route: open the signed evaluation again, to correct it.</summary>
    public const string ReopenRoute = "/dossiers/{reference}/transmission/reouverture";

    /// <summary>What is missing, and the transmission.</summary>
    public static string Transmit(string reference) => $"/dossiers/{reference}/transmission";

    /// <summary>The certifier accepts or returns the file.</summary>
    public static string Accept(string reference) => $"/dossiers/{reference}/reception";

    /// <summary>Open the signed evaluation again.</summary>
    public static string Reopen(string reference) => $"/dossiers/{reference}/transmission/reouverture";
}
