namespace CqpMutualite.Web.Features.Jury;

/// <summary>Links to jury sessions.</summary>
public static class JuryPaths
{
    /// <summary>Sessions, for the certifier.</summary>
    public const string Sessions = "/oemm/jurys";

    /// <summary>Plan a session.</summary>
    public const string NewSession = "/oemm/jurys/nouveau";

    /// <summary>Route: compose a session (members, president, files).</summary>
    public const string SessionRoute = "/oemm/jurys/{session:guid}";

    /// <summary>Route: publish the results (POST).</summary>
    public const string PublishRoute = "/oemm/jurys/{session:guid}/publication";

    /// <summary>Route: a session as its members see it.</summary>
    public const string SittingRoute = "/jury/sessions/{session:guid}";

    /// <summary>Route: deliberation on a file.</summary>
    public const string DeliberationRoute = "/jury/dossiers/{reference}";

    /// <summary>Route: derogation (certifier).</summary>
    public const string DerogationRoute = "/dossiers/{reference}/derogation";

    /// <summary>Compose a session.</summary>
    public static string Session(Guid session) => $"/oemm/jurys/{session}";

    /// <summary>Publish (POST).</summary>
    public static string Publish(Guid session) => $"/oemm/jurys/{session}/publication";

    /// <summary>A session as its members see it.</summary>
    public static string Sitting(Guid session) => $"/jury/sessions/{session}";

    /// <summary>Deliberation on a file.</summary>
    public static string Deliberation(string reference) => $"/jury/dossiers/{reference}";

    /// <summary>Derogation.</summary>
    public static string Derogation(string reference) => $"/dossiers/{reference}/derogation";
}
