using System.Globalization;
using CqpMutualite.Domain.Files;

namespace CqpMutualite.Domain.Settings;

/// <summary>A value that the certifier sets for every file (docs/parametres.md): how it is stored, and what holds until somebody sets it.</summary>
/// <param name="Key">« FirstJury.WhenOverdue », as the documentation names it.</param>
/// <param name="PerCertification">Set for one certification at a time.</param>
/// <param name="Default">What holds until then.</param>
/// <param name="Read">From its stored form.</param>
/// <param name="Write">To its stored form.</param>
public sealed record Setting<T>(string Key, bool PerCertification, T Default, Func<string, T> Read, Func<T, string> Write) : Setting(Key, PerCertification)
{
    /// <summary>The value of its last change; the default when there is none.</summary>
    public T Of(SettingChange? last) => last is null ? Default : Read(last.Value);
}

/// <summary>A setting, whatever its type.</summary>
/// <param name="Key">Its name.</param>
/// <param name="PerCertification">Set for one certification at a time.</param>
public abstract record Setting(string Key, bool PerCertification);

/// <summary>Every setting read by the code.</summary>
public static class OemmSettings
{
    /// <summary>Longest list of papers, in characters.</summary>
    public const int LongestPapers = 2000;

    /// <summary>Papers asked for at the registration, beyond the individual path; one a line.</summary>
    public static Setting<IReadOnlyList<string>> RequiredPapers { get; } = new(
        "Registration.RequiredPapers",
        PerCertification: true,
        [],
        stored => [.. stored.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.CurrentCultureIgnoreCase)],
        papers => string.Join('\n', papers));

    /// <summary>Days before its end from which an approval is shown as ending soon.</summary>
    public static Setting<int> ApprovalWarnDays { get; } = new(
        "Approval.WarnDays",
        PerCertification: false,
        90,
        stored => int.Parse(stored, CultureInfo.InvariantCulture),
        days => days.ToString(CultureInfo.InvariantCulture));

    /// <summary>Days before a session at which those convened are reminded; 0: never.</summary>
    public static Setting<int> JuryReminderDays { get; } = new(
        "Jury.ReminderDays",
        PerCertification: false,
        14,
        stored => int.Parse(stored, CultureInfo.InvariantCulture),
        days => days.ToString(CultureInfo.InvariantCulture));

    /// <summary>What happens to a file that comes to its first jury after the last day.</summary>
    public static Setting<WhenOverdue> FirstJuryWhenOverdue { get; } = new(
        "FirstJury.WhenOverdue",
        PerCertification: false,
        WhenOverdue.Warn,
        Enum.Parse<WhenOverdue>,
        value => value.ToString());
}

/// <summary>One change of a setting. The changes are kept: the last one holds, those before are its history.</summary>
public sealed class SettingChange
{
    private SettingChange()
    {
    }

    /// <summary>Identifier, in the order of time.</summary>
    public Guid Id { get; private set; }

    /// <summary>Which setting.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Code of the certification; empty for a setting that holds for all.</summary>
    public string Certification { get; private set; } = "";

    /// <summary>Value before, in its stored form; null when it was the default.</summary>
    public string? Before { get; private set; }

    /// <summary>Value from then on, in its stored form.</summary>
    public string Value { get; private set; } = "";

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Who.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Name and capacity of that time.</summary>
    public string By { get; private set; } = "";

    /// <summary>A change, whatever was there: null when it changes nothing.</summary>
    public static SettingChange? Of<T>(Setting<T> setting, string certification, SettingChange? last, T value, Guid personId, string by, DateTimeOffset at)
    {
        var stored = setting.Write(value);
        return stored == (last?.Value ?? setting.Write(setting.Default)) ? null : new SettingChange
        {
            Id = Guid.CreateVersion7(at),
            Key = setting.Key,
            Certification = setting.PerCertification ? certification : "",
            Before = last?.Value,
            Value = stored,
            At = at,
            PersonId = personId,
            By = by,
        };
    }
}
