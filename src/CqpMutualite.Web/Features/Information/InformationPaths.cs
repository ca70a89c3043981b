namespace CqpMutualite.Web.Features.Information;

/// <summary>Links to the pages that everybody may read.</summary>
public static class InformationPaths
{
    public const string Help = "/aide";

    /// <summary>What the certifications are, for everybody.</summary>
    public const string Certifications = "/cqp";

    /// <summary>The same, to print.</summary>
    public const string Leaflet = "/cqp/depliant.pdf";

    public const string Accessibility = "/accessibilite";

    public const string PersonalData = "/donnees-personnelles";
}
