using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.Settings;

/// <summary>A value that the certifier sets for every file (docs/parametres.md): how it is typed and stored, and what holds until somebody sets it.</summary>
/// <param name="Key">« FirstJury.WhenOverdue », as the documentation names it.</param>
/// <param name="Group">Heading under which it is set.</param>
/// <param name="Label">What it is, in French.</param>
/// <param name="Effect">What it does, in one French sentence.</param>
/// <param name="Input">How it is typed, checked and stored.</param>
/// <param name="Default">What holds until it is set.</param>
/// <param name="PerCertification">Set for one certification at a time.</param>
public sealed record Setting<T>(string Key, string Group, string Label, string Effect, SettingInput<T> Input, T Default, bool PerCertification = false)
    : Setting(Key, Group, Label, Effect, PerCertification)
{
    /// <inheritdoc />
    public override SettingInput Entry => Input;

    /// <inheritdoc />
    public override string StoredDefault => Input.Write(Default);

    /// <summary>The value of its last change; the default when there is none.</summary>
    public T Of(SettingChange? last) => last is null ? Default : Input.Read(last.Value);
}

/// <summary>A setting, whatever its type.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Group">Heading under which it is set.</param>
/// <param name="Label">What it is, in French.</param>
/// <param name="Effect">What it does, in one French sentence.</param>
/// <param name="PerCertification">Set for one certification at a time.</param>
public abstract record Setting(string Key, string Group, string Label, string Effect, bool PerCertification)
{
    public abstract SettingInput Entry { get; }

    /// <summary>What holds until it is set, in its stored form.</summary>
    public abstract string StoredDefault { get; }

    /// <summary>What holds now, in its stored form.</summary>
    public string Stored(SettingChange? last) => last?.Value ?? StoredDefault;
}

/// <summary>One change of a setting. The changes are kept: the last one holds, those before are its history.</summary>
public sealed class SettingChange
{
    private SettingChange()
    {
    }

    /// <summary>Identifier, in the order of time.</summary>
    public Guid Id { get; private set; }

    public string Key { get; private set; } = "";

    /// <summary>Code of the certification; empty for a setting that holds for all.</summary>
    public string Certification { get; private set; } = "";

    /// <summary>Value before, in its stored form; null when it was the default.</summary>
    public string? Before { get; private set; }

    /// <summary>Value from then on, in its stored form.</summary>
    public string Value { get; private set; } = "";

    /// <summary>When (UTC).</summary>
    public DateTimeOffset At { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>Name and capacity of that time.</summary>
    public string By { get; private set; } = "";

    /// <summary>A change, whatever was there: null when it changes nothing.</summary>
    public static SettingChange? Of<T>(Setting<T> setting, string certification, SettingChange? last, T value, Guid personId, string by, DateTimeOffset at) =>
        Stored(setting, certification, last, setting.Input.Write(value), personId, by, at);

    /// <summary>A change as somebody typed it: null when it is refused, or changes nothing.</summary>
    public static (SettingChange? Change, Outcome Outcome) Typed(
        Setting setting,
        string certification,
        SettingChange? last,
        TypedSetting typed,
        Guid personId,
        string by,
        DateTimeOffset at
    )
    {
        var (stored, outcome) = setting.Entry.Accept(typed, setting.Stored(last));
        return (stored is null ? null : Stored(setting, certification, last, stored, personId, by, at), outcome);
    }

    private static SettingChange? Stored(
        Setting setting,
        string certification,
        SettingChange? last,
        string stored,
        Guid personId,
        string by,
        DateTimeOffset at
    ) =>
        stored == setting.Stored(last)
            ? null
            : new SettingChange
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
