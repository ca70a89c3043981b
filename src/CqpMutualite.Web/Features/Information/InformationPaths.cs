namespace CqpMutualite.Web.Features.Information;

/// <summary>Links to the pages that everybody may read.</summary>
public static class InformationPaths
{
    /// <summary>Help.</summary>
    public const string Help = "/aide";

    /// <summary>Accessibility statement.</summary>
    public const string Accessibility = "/accessibilite";

    /// <summary>Personal data.</summary>
    public const string PersonalData = "/donnees-personnelles";
}
