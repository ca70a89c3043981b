using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Settings.EditSettings;

/// <summary>A value that holds: of one setting, or of one certification.</summary>
/// <param name="Scope">The certification; null when it holds for all.</param>
/// <param name="Words">The value in words.</param>
/// <param name="Since">Who set it and when, in words.</param>
/// <param name="Change">Where it is changed.</param>
/// <param name="IsOpen">It is the one being changed.</param>
public sealed record SettingValue(string? Scope, string Words, string Since, string Change, bool IsOpen);

/// <summary>A setting with its values: one, or one for each certification.</summary>
public sealed record SettingLine(Setting Setting, IReadOnlyList<SettingValue> Values);

public sealed record SettingGroup(string Title, IReadOnlyList<SettingLine> Lines);

/// <summary>A change as people read it.</summary>
public sealed record ChangeLine(DateTimeOffset At, string By, string What, string Before, string After);

/// <summary>The settings. One query.</summary>
/// <param name="Groups">Every setting, by heading.</param>
/// <param name="Open">The setting being changed; null when none is.</param>
/// <param name="Changes">The last changes; of the setting being changed, all of them.</param>
/// <param name="Form">What the open form shows.</param>
public sealed record EditSettingsPage(IReadOnlyList<SettingGroup> Groups, Setting? Open, IReadOnlyList<ChangeLine> Changes, EditSettingsForm Form)
{
    private const int Shown = 30;

    /// <summary>Labels of the fields of the open form, for the error summary.</summary>
    public IReadOnlyDictionary<string, string> Labels => new Dictionary<string, string> { ["Form.Year"] = "Année", ["Form.Value"] = Open?.Entry.Field ?? "" };

    /// <summary>Loads every change: they are few, and the last of each setting holds.</summary>
    public static async Task<EditSettingsPage> LoadAsync(AppDbContext db, Catalogue catalogue, EditSettingsForm form, CancellationToken cancellation)
    {
        var changes = await db.SettingChanges.AsNoTracking().OrderByDescending(change => change.At).ToListAsync(cancellation);
        var certifications = catalogue.Certifications.Where(certification => certification.Editions.Any()).ToList();
        var open = OemmSettings.Find(form.Key) is { } asked && (!asked.PerCertification || certifications.Exists(known => known.Code == form.Certification))
            ? asked
            : null;
        var scope = open is { PerCertification: true } ? form.Certification! : "";
        return new EditSettingsPage(
            [.. OemmSettings.All.GroupBy(setting => setting.Group).Select(group => new SettingGroup(group.Key, [.. group.Select(Line)]))],
            open,
            [
                .. changes.Where(change => open is null || (change.Key == open.Key && change.Certification == scope))
                    .Take(open is null ? Shown : int.MaxValue).Select(change => Words(change, catalogue)),
            ],
            open is null || form.Value is not null || form.Year is not null ? form : form with { Value = open.Entry.Typed(open.Stored(Last(open, scope))) });

        SettingChange? Last(Setting setting, string certification) =>
            changes.Find(change => change.Key == setting.Key && change.Certification == certification);

        SettingLine Line(Setting setting) => new(setting, setting.PerCertification
            ? [.. certifications.Select(certification => Value(setting, certification.Code, certification.Title))]
            : [Value(setting, "", null)]);

        SettingValue Value(Setting setting, string certification, string? title)
        {
            var last = Last(setting, certification);
            return new SettingValue(
                title,
                setting.Entry.Words(setting.Stored(last)),
                last is null ? "Valeur par défaut" : $"Réglé le {FrenchText.Moment(last.At)} par {last.By}",
                SettingsPaths.Change(setting.Key, certification),
                setting == open && certification == scope);
        }
    }

    private static ChangeLine Words(SettingChange change, Catalogue catalogue)
    {
        var setting = OemmSettings.Find(change.Key);
        var what = (setting?.Label ?? change.Key) + (change.Certification.Length == 0 ? "" : $"\u00A0: {catalogue.TitleOf(change.Certification)}");
        return new ChangeLine(change.At, change.By, what, change.Before is { } before ? Told(before) : "valeur par défaut", Told(change.Value));

        string Told(string stored) => setting?.Entry.Words(stored) ?? stored;
    }
}
