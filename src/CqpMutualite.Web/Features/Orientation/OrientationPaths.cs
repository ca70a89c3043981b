namespace CqpMutualite.Web.Features.Orientation;

public static class OrientationPaths
{
    public const string InterviewRoute = "/dossiers/{reference}/entretien";

    /// <summary>Route: one answer, saved by itself (POST).</summary>
    public const string AnswerRoute = "/dossiers/{reference}/entretien/reponse";

    /// <summary>Route: reread and sign the guide.</summary>
    public const string SignRoute = "/dossiers/{reference}/entretien/signature";

    /// <summary>Route: declare a signature given on paper.</summary>
    public const string PaperRoute = "/dossiers/{reference}/entretien/signature-papier";

    /// <summary>Route: open the signed guide again.</summary>
    public const string ReopenRoute = "/dossiers/{reference}/entretien/reouverture";

    /// <summary>Reread and sign the guide.</summary>
    public static string Sign(string reference) => $"/dossiers/{reference}/entretien/signature";

    /// <summary>Declare a signature given on paper.</summary>
    public static string Paper(string reference) => $"/dossiers/{reference}/entretien/signature-papier";

    /// <summary>Open the signed guide again.</summary>
    public static string Reopen(string reference) => $"/dossiers/{reference}/entretien/reouverture";

    /// <summary>The interview of a file.</summary>
    public static string Interview(string reference) => $"/dossiers/{reference}/entretien";

    /// <summary>One answer (POST).</summary>
    public static string Answer(string reference) => $"/dossiers/{reference}/entretien/reponse";
}
