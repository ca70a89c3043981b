namespace CqpMutualite.Web.Features.Accounts;

/// <summary>Recovery codes, shown once: each opens the account one time in place of the application.</summary>
public sealed record RecoveryCodesPage(IReadOnlyList<string> Codes)
{
    public const int Count = 10;

    /// <summary>The same as a text file, without a second request: the codes are not kept anywhere they could be read again.</summary>
    public string Download =>
        "data:text/plain;charset=utf-8,"
        + Uri.EscapeDataString(string.Join("\r\n", ["Codes de secours – CQP Mutualité", "Chacun sert une seule fois.", "", .. Codes, ""]));
}
