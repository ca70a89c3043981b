namespace CqpMutualite.Web.Features.Registration;

public static class RegistrationPaths
{
    /// <summary>Route: choose the training organisation.</summary>
    public const string OrganisationRoute = "/dossiers/{reference}/organisme";

    /// <summary>Route: share the training between several organisations.</summary>
    public const string SharingRoute = "/dossiers/{reference}/organismes";

    /// <summary>Share the training between several organisations.</summary>
    public static string Sharing(string reference) => $"/dossiers/{reference}/organismes";

    /// <summary>Route: submit the registration.</summary>
    public const string SubmitRoute = "/dossiers/{reference}/inscription";

    /// <summary>Route: acknowledge or return it.</summary>
    public const string AcknowledgeRoute = "/dossiers/{reference}/inscription/accuse";

    /// <summary>Route: papers of the registration.</summary>
    public const string PapersRoute = "/dossiers/{reference}/inscription/pieces";

    /// <summary>Route: take a paper off (POST).</summary>
    public const string RemovePaperRoute = "/dossiers/{reference}/inscription/pieces/{attachment:guid}/retrait";

    public static string Papers(string reference) => $"/dossiers/{reference}/inscription/pieces";

    /// <summary>Take a paper off (POST).</summary>
    public static string RemovePaper(string reference, Guid attachment) => $"/dossiers/{reference}/inscription/pieces/{attachment}/retrait";

    public static string Organisation(string reference) => $"/dossiers/{reference}/organisme";

    public static string Submit(string reference) => $"/dossiers/{reference}/inscription";

    public static string Acknowledge(string reference) => $"/dossiers/{reference}/inscription/accuse";

    /// <summary>Route: the units that the candidate presents.</summary>
    public const string PresentedRoute = "/dossiers/{reference}/presentation";

    /// <summary>The units that the candidate presents.</summary>
    public static string Presented(string reference) => $"/dossiers/{reference}/presentation";
}
