namespace CqpMutualite.Web.Features.Exchanges;

/// <summary>Links to the thread of a file.</summary>
public static class ExchangesPaths
{
    /// <summary>Route: the thread of a file; write in it (POST).</summary>
    public const string ThreadRoute = "/dossiers/{reference}/echanges";

    /// <summary>Route: take one's own comment back (POST).</summary>
    public const string WithdrawRoute = ThreadRoute + "/{comment:guid}/retrait";

    public static string Thread(string reference) => $"/dossiers/{reference}/echanges";

    /// <summary>Take one's own comment back (POST).</summary>
    public static string Withdraw(string reference, Guid comment) => $"/dossiers/{reference}/echanges/{comment}/retrait";
}
