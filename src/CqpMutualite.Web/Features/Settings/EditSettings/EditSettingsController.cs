using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Settings.EditSettings;

/// <summary>The certifier reads and changes what holds for every file; each change is dated, signed with a name, and kept.</summary>
[Requires(Permission.ChangeSettings)]
[Route(SettingsPaths.Settings)]
public sealed class EditSettingsController(AppDbContext db, Catalogue catalogue, TimeProvider clock) : Controller
{
    /// <summary>Every setting, and the last changes.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation) => View("EditSettings", await EditSettingsPage.LoadAsync(db, catalogue, new EditSettingsForm(), cancellation));

    /// <summary>Changes one of them.</summary>
    [HttpPost]
    public async Task<IActionResult> Change([Bind(Prefix = "Form")] EditSettingsForm form, CancellationToken cancellation)
    {
        if (form.Key == OemmSettings.RequiredPapers.Key && catalogue.Find(form.Certification) is null)
        {
            ModelState.AddModelError("", "Cette certification n’est plus au catalogue : rechargez la page.");
        }

        if (!ModelState.IsValid)
        {
            return View("EditSettings", await EditSettingsPage.LoadAsync(db, catalogue, form, cancellation));
        }

        var change = form.Key switch
        {
            var key when key == OemmSettings.RequiredPapers.Key => await ChangeAsync(OemmSettings.RequiredPapers, form.Certification!, OemmSettings.RequiredPapers.Read(form.Papers?.Replace("\r", "", StringComparison.Ordinal) ?? ""), cancellation),
            var key when key == OemmSettings.FirstJuryWhenOverdue.Key => await ChangeAsync(OemmSettings.FirstJuryWhenOverdue, "", form.WhenOverdue!.Value, cancellation),
            var key when key == OemmSettings.ApprovalWarnDays.Key => await ChangeAsync(OemmSettings.ApprovalWarnDays, "", form.WarnDays!.Value, cancellation),
            _ => null,
        };
        if (change is not null)
        {
            db.Add(change);
            await db.SaveChangesAsync(cancellation);
        }

        TempData.Toast(change is null ? "Rien n’a changé." : "Réglage enregistré : il vaut dès maintenant.");
        return Redirect(SettingsPaths.Settings);
    }

    private async Task<SettingChange?> ChangeAsync<T>(Setting<T> setting, string certification, T value, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return SettingChange.Of(setting, certification, await db.LastChangeAsync(setting, certification, cancellation), value, user.PersonId, $"{user.Name}, {user.Capacity}", clock.GetUtcNow());
    }
}

/// <summary>The papers asked for by one certification, and since when.</summary>
public sealed record PapersSetting(string Code, string Title, IReadOnlyList<string> Papers, string Since);

/// <summary>A change as people read it.</summary>
public sealed record ChangeLine(DateTimeOffset At, string By, string What, string Before, string After);

/// <summary>The settings. One query.</summary>
/// <param name="Papers">Papers asked for, by certification.</param>
/// <param name="WhenOverdue">What happens after the last day for a first jury.</param>
/// <param name="WhenOverdueSince">Who set it and when, in words.</param>
/// <param name="WarnDays">Days before its end from which an approval is announced.</param>
/// <param name="WarnDaysSince">Who set it and when, in words.</param>
/// <param name="Changes">The last changes.</param>
/// <param name="Form">What was typed and refused.</param>
public sealed record EditSettingsPage(IReadOnlyList<PapersSetting> Papers, WhenOverdue WhenOverdue, string WhenOverdueSince, int WarnDays, string WarnDaysSince, IReadOnlyList<ChangeLine> Changes, EditSettingsForm Form)
{
    private const int Shown = 30;

    /// <summary>Loads every change: they are few, and the last of each setting holds.</summary>
    public static async Task<EditSettingsPage> LoadAsync(AppDbContext db, Catalogue catalogue, EditSettingsForm form, CancellationToken cancellation)
    {
        var changes = await db.SettingChanges.AsNoTracking().OrderByDescending(change => change.At).ToListAsync(cancellation);
        SettingChange? Last(Setting setting, string certification = "") => changes.Find(change => change.Key == setting.Key && change.Certification == certification);
        return new EditSettingsPage(
            [.. catalogue.Certifications.Where(certification => certification.Editions.Any()).Select(certification => new PapersSetting(certification.Code, certification.Title, OemmSettings.RequiredPapers.Of(Last(OemmSettings.RequiredPapers, certification.Code)), Since(Last(OemmSettings.RequiredPapers, certification.Code))))],
            OemmSettings.FirstJuryWhenOverdue.Of(Last(OemmSettings.FirstJuryWhenOverdue)),
            Since(Last(OemmSettings.FirstJuryWhenOverdue)),
            OemmSettings.ApprovalWarnDays.Of(Last(OemmSettings.ApprovalWarnDays)),
            Since(Last(OemmSettings.ApprovalWarnDays)),
            [.. changes.Take(Shown).Select(change => new ChangeLine(change.At, change.By, WhatOf(change, catalogue), Words(change.Key, change.Before), Words(change.Key, change.Value)))],
            form);
    }

    /// <summary>What holds after the last day, in words.</summary>
    public static string Of(WhenOverdue value) => value == WhenOverdue.Warn ? "Avertir : l’OEMM décide" : "Refuser, sauf dérogation motivée de l’OEMM";

    private static string Since(SettingChange? last) => last is null ? "Valeur par défaut" : $"Réglé le {FrenchText.Moment(last.At)} par {last.By}";

    private static string WhatOf(SettingChange change, Catalogue catalogue) => change.Key == OemmSettings.RequiredPapers.Key
        ? $"Pièces d’inscription\u00A0: {catalogue.Find(change.Certification)?.Title ?? change.Certification}"
        : change.Key == OemmSettings.ApprovalWarnDays.Key ? "Agréments proches de leur fin"
        : "Délai de première présentation dépassé";

    private static string Words(string key, string? value) => value switch
    {
        null => "valeur par défaut",
        "" => "aucune",
        _ when key == OemmSettings.FirstJuryWhenOverdue.Key => Of(OemmSettings.FirstJuryWhenOverdue.Read(value)),
        _ when key == OemmSettings.ApprovalWarnDays.Key => FrenchText.Plural(OemmSettings.ApprovalWarnDays.Read(value), "jour", "jours"),
        _ => value.Replace("\n", ", ", StringComparison.Ordinal),
    };
}
