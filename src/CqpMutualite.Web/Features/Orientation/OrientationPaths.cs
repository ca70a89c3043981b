namespace CqpMutualite.Web.Features.Orientation;

/// <summary>Links to the interview.</summary>
public static class OrientationPaths
{
    /// <summary>Route of the interview.</summary>
    public const string InterviewRoute = "/dossiers/{reference}/entretien";

    /// <summary>Route: one answer, saved by itself (POST).</summary>
    public const string AnswerRoute = "/dossiers/{reference}/entretien/reponse";

    /// <summary>The interview of a file.</summary>
    public static string Interview(string reference) => $"/dossiers/{reference}/entretien";

    /// <summary>One answer (POST).</summary>
    public static string Answer(string reference) => $"/dossiers/{reference}/entretien/reponse";
}
