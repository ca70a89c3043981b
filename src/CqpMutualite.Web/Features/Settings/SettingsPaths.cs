namespace CqpMutualite.Web.Features.Settings;

/// <summary>Links to the settings of the certifier.</summary>
public static class SettingsPaths
{
    public const string Settings = "/oemm/reglages";

    /// <summary>One of them, open to be changed.</summary>
    public static string Change(string key, string certification = "") =>
        $"{Settings}?reglage={key}{(certification.Length == 0 ? "" : $"&cqp={certification}")}#modifier";
}
