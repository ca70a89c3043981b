namespace CqpMutualite.Web.Features.Settings;

/// <summary>Links to the settings of the certifier.</summary>
public static class SettingsPaths
{
    /// <summary>Route of the settings.</summary>
    public const string Settings = "/oemm/reglages";
}
