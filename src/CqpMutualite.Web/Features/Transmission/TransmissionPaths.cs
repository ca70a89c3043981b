namespace CqpMutualite.Web.Features.Transmission;

/// <summary>Links to the transmission.</summary>
public static class TransmissionPaths
{
    /// <summary>Route: what is missing, and the transmission.</summary>
    public const string TransmitRoute = "/dossiers/{reference}/transmission";

    /// <summary>What is missing, and the transmission.</summary>
    public static string Transmit(string reference) => $"/dossiers/{reference}/transmission";
}
