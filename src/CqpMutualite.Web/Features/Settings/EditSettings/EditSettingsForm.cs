namespace CqpMutualite.Web.Features.Settings.EditSettings;

/// <summary>One setting as typed: which one, for which certification, and its value, which the setting itself checks.</summary>
public sealed record EditSettingsForm
{
    /// <summary>Key of the setting.</summary>
    public string? Key { get; init; }

    /// <summary>Code of the certification; empty for a setting that holds for all.</summary>
    public string? Certification { get; init; }

    /// <summary>Its value.</summary>
    public string? Value { get; init; }

    /// <summary>The year it holds for, when it goes by year.</summary>
    public string? Year { get; init; }
}
