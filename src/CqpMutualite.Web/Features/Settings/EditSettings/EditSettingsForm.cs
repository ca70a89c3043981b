using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Settings;

namespace CqpMutualite.Web.Features.Settings.EditSettings;

/// <summary>One setting as typed: which one, for which certification, and its value, which the setting itself checks.</summary>
[NeedsNoValidator("The setting itself checks its value.")]
public sealed record EditSettingsForm
{
    public string? Key { get; init; }

    /// <summary>Code of the certification; empty for a setting that holds for all.</summary>
    public string? Certification { get; init; }

    public string? Value { get; init; }

    /// <summary>The year it holds for, when it goes by year.</summary>
    public string? Year { get; init; }

    /// <summary>What it changes of the setting; null with a reason when the value is refused, null when nothing changes.</summary>
    public (SettingChange? Change, Outcome Outcome) Change(Setting setting, string certification, SettingChange? last, CurrentUser user, DateTimeOffset now) =>
        SettingChange.Typed(setting, certification, last, new TypedSetting(Value, Year), user.PersonId, $"{user.Name}, {user.Capacity}", now);
}
