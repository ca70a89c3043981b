namespace CqpMutualite.Web.Features.Access;

/// <summary>Links to the ways in that need no account yet, and to the page that governs them.</summary>
public static class AccessPaths
{
    /// <summary>Route: a personal link; it asks for a code.</summary>
    public const string LinkRoute = "/acces/{token}";

    /// <summary>Route: the code received.</summary>
    public const string CodeRoute = "/acces/{token}/code";

    /// <summary>First access with the code of a letter.</summary>
    public const string FirstAccess = "/premier-acces";

    /// <summary>Route: a code that stands for a signature (POST).</summary>
    public const string SignatureCodeRoute = "/dossiers/{reference}/code-de-signature";

    /// <summary>Route: who has access to a file and how, and the messages about it.</summary>
    public const string FileAccessRoute = "/dossiers/{reference}/acces";

    /// <summary>Route: another personal link (POST).</summary>
    public const string RenewRoute = "/dossiers/{reference}/acces/{person}/lien";

    /// <summary>Route: no personal link any more (POST).</summary>
    public const string RevokeRoute = "/dossiers/{reference}/acces/{person}/revocation";

    /// <summary>Route: invite a person who has an address and no password (POST).</summary>
    public const string InviteRoute = "/dossiers/{reference}/acces/{person}/invitation";

    /// <summary>Route: the letter of a person without e-mail address (POST).</summary>
    public const string LetterRoute = "/dossiers/{reference}/acces/{person}/lettre";

    public static string Link(string token) => $"/acces/{token}";

    public static string Code(string token) => $"/acces/{token}/code";

    /// <summary>Who has access to a file.</summary>
    public static string FileAccess(string reference) => $"/dossiers/{reference}/acces";

    public static string Renew(string reference, Guid person) => $"/dossiers/{reference}/acces/{person}/lien";

    /// <summary>No personal link any more.</summary>
    public static string Revoke(string reference, Guid person) => $"/dossiers/{reference}/acces/{person}/revocation";

    public static string Invite(string reference, Guid person) => $"/dossiers/{reference}/acces/{person}/invitation";

    public static string Letter(string reference, Guid person) => $"/dossiers/{reference}/acces/{person}/lettre";
}
