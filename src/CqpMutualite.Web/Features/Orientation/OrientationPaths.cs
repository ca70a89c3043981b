namespace CqpMutualite.Web.Features.Orientation;

/// <summary>Links to the interview.</summary>
public static class OrientationPaths
{
    /// <summary>Route of the interview.</summary>
    public const string InterviewRoute = "/dossiers/{reference}/entretien";

    /// <summary>The interview of a file.</summary>
    public static string Interview(string reference) => $"/dossiers/{reference}/entretien";
}
