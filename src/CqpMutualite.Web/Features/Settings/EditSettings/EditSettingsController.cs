using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Settings.EditSettings;

/// <summary>The certifier reads and changes what holds for every file, one setting at a time; each change is dated, signed with a name, and kept.</summary>
[Requires(Permission.ChangeSettings)]
[Route(SettingsPaths.Settings)]
public sealed class EditSettingsController(AppDbContext db, Catalogue catalogue, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(
        [FromQuery(Name = "reglage")] string? setting,
        [FromQuery(Name = "cqp")] string? certification,
        CancellationToken cancellation
    )
    {
        var form = new EditSettingsForm { Key = setting, Certification = certification };
        return View("EditSettings", await EditSettingsPage.LoadAsync(db, catalogue, form, cancellation));
    }

    [HttpPost]
    public async Task<IActionResult> Change([Bind(Prefix = "Form")] EditSettingsForm form, CancellationToken cancellation)
    {
        var setting = OemmSettings.Find(form.Key);
        if (setting is null || (setting.PerCertification && catalogue.Find(form.Certification) is null))
        {
            ModelState.AddModelError("", "Ce réglage n’existe plus : rechargez la page.");
            return View("EditSettings", await EditSettingsPage.LoadAsync(db, catalogue, new EditSettingsForm(), cancellation));
        }

        var certification = setting.PerCertification ? form.Certification! : "";
        var last = await db.LastChangeAsync(setting, certification, cancellation);
        var (change, outcome) = form.Change(setting, certification, last, CurrentUser.From(User)!, clock.GetUtcNow());
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
