using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Settings.EditSettings;

/// <summary>The certifier reads and changes what holds for every file, one setting at a time; each change is dated, signed with a name, and kept.</summary>
[Requires(Permission.ChangeSettings)]
[Route(SettingsPaths.Settings)]
public sealed class EditSettingsController(AppDbContext db, Catalogue catalogue, TimeProvider clock) : Controller
{
    /// <summary>Every setting; one of them open when the address names it.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string? reglage, string? cqp, CancellationToken cancellation) =>
        View("EditSettings", await EditSettingsPage.LoadAsync(db, catalogue, new EditSettingsForm { Key = reglage, Certification = cqp }, cancellation));

    /// <summary>Changes that one.</summary>
    [HttpPost]
    public async Task<IActionResult> Change([Bind(Prefix = "Form")] EditSettingsForm form, CancellationToken cancellation)
    {
        var setting = OemmSettings.Find(form.Key);
        if (setting is null || (setting.PerCertification && catalogue.Find(form.Certification) is null))
        {
            ModelState.AddModelError("", "Ce réglage n’existe plus : rechargez la page.");
            return View("EditSettings", await EditSettingsPage.LoadAsync(db, catalogue, new EditSettingsForm(), cancellation));
        }

        var user = CurrentUser.From(User)!;
        var certification = setting.PerCertification ? form.Certification! : "";
        var last = await db.LastChangeAsync(setting, certification, cancellation);
        var (change, outcome) = SettingChange.Typed(setting, certification, last, new TypedSetting(form.Value, form.Year), user.PersonId, $"{user.Name}, {user.Capacity}", clock.GetUtcNow());
        if (!outcome.IsAccepted)
        {
            ModelState.Refuse(outcome);
            return View("EditSettings", await EditSettingsPage.LoadAsync(db, catalogue, form, cancellation));
        }

        if (change is not null)
        {
            db.Add(change);
            await db.SaveChangesAsync(cancellation);
        }

        TempData.Toast(change is null ? "Rien n’a changé." : "Réglage enregistré : il vaut dès maintenant.");
        return Redirect(SettingsPaths.Settings);
    }
}

/// <summary>A value that holds: of one setting, or of one certification.</summary>
/// <param name="Scope">The certification; null when it holds for all.</param>
/// <param name="Words">The value in words.</param>
/// <param name="Since">Who set it and when, in words.</param>
/// <param name="Change">Where it is changed.</param>
/// <param name="IsOpen">It is the one being changed.</param>
public sealed record SettingValue(string? Scope, string Words, string Since, string Change, bool IsOpen);

/// <summary>A setting with its values: one, or one for each certification.</summary>
public sealed record SettingLine(Setting Setting, IReadOnlyList<SettingValue> Values);

/// <summary>Settings under one heading.</summary>
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
        var open = OemmSettings.Find(form.Key) is { } asked && (!asked.PerCertification || certifications.Exists(certification => certification.Code == form.Certification)) ? asked : null;
        var scope = open is { PerCertification: true } ? form.Certification! : "";
        return new EditSettingsPage(
            [.. OemmSettings.All.GroupBy(setting => setting.Group).Select(group => new SettingGroup(group.Key, [.. group.Select(Line)]))],
            open,
            [.. changes.Where(change => open is null || (change.Key == open.Key && change.Certification == scope)).Take(open is null ? Shown : int.MaxValue).Select(change => Words(change, catalogue))],
            open is null || form.Value is not null || form.Year is not null ? form : form with { Value = open.Entry.Typed(open.Stored(Last(open, scope))) });

        SettingChange? Last(Setting setting, string certification) => changes.Find(change => change.Key == setting.Key && change.Certification == certification);

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
        return new ChangeLine(change.At, change.By, what, change.Before is { } before ? setting?.Entry.Words(before) ?? before : "valeur par défaut", setting?.Entry.Words(change.Value) ?? change.Value);
    }
}
