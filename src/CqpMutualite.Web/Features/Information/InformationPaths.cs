namespace CqpMutualite.Web.Features.Information;

/// <summary>Links to the pages that everybody may read.</summary>
public static class InformationPaths
{
    public const string Help = "/aide";

    public const string Accessibility = "/accessibilite";

    public const string PersonalData = "/donnees-personnelles";
}
