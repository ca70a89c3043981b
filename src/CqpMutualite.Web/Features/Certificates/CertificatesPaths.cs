namespace CqpMutualite.Web.Features.Certificates;

public static class CertificatesPaths
{
    /// <summary>Route: the certificate of a file.</summary>
    public const string FileRoute = "/dossiers/{reference}/certificat";

    /// <summary>Route: deliver it (POST).</summary>
    public const string IssueRoute = "/dossiers/{reference}/certificat/delivrance";

    /// <summary>Route: another one stands for it.</summary>
    public const string ReplaceRoute = "/dossiers/{reference}/certificat/remplacement";

    /// <summary>Route: print it again.</summary>
    public const string DuplicateRoute = "/dossiers/{reference}/certificat/duplicata";

    /// <summary>Route: take it back.</summary>
    public const string RevokeRoute = "/dossiers/{reference}/certificat/annulation";

    /// <summary>Route: its signed credential.</summary>
    public const string CredentialRoute = "/dossiers/{reference}/certificat/numerique.jwt";

    public const string Register = "/oemm/certificats";

    /// <summary>The register, for a spreadsheet.</summary>
    public const string RegisterCsv = "/oemm/certificats.csv";

    /// <summary>The register, as a workbook.</summary>
    public const string RegisterXlsx = "/oemm/certificats.xlsx";

    /// <summary>Decisions whose certificate is to be delivered.</summary>
    public const string ToIssue = "/oemm/certificats/a-delivrer";

    /// <summary>Public: type a code.</summary>
    public const string Verification = "/verification";

    /// <summary>Route, public: what a code says.</summary>
    public const string VerificationRoute = "/verification/{code}";

    /// <summary>Public: the keys that check credentials.</summary>
    public const string Keys = "/.well-known/jwks.json";

    /// <summary>The certificate of a file.</summary>
    public static string OfFile(string reference) => $"/dossiers/{reference}/certificat";

    /// <summary>Deliver it (POST).</summary>
    public static string Issue(string reference) => $"/dossiers/{reference}/certificat/delivrance";

    /// <summary>Another one stands for it.</summary>
    public static string Replace(string reference) => $"/dossiers/{reference}/certificat/remplacement";

    public static string Duplicate(string reference) => $"/dossiers/{reference}/certificat/duplicata";

    public static string Revoke(string reference) => $"/dossiers/{reference}/certificat/annulation";

    public static string Credential(string reference) => $"/dossiers/{reference}/certificat/numerique.jwt";

    /// <summary>Public: what a code says.</summary>
    public static string Verify(string code) => $"/verification/{code}";
}
