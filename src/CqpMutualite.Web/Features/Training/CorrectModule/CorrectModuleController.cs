using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Training.CorrectModule;

/// <summary>The training organisation corrects a module while the training is open: unit, title, days, hours, content, method.</summary>
[Requires(Permission.RecordTraining)]
[Route(TrainingPaths.CorrectModuleRoute)]
public sealed class CorrectModuleController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The module as it stands.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, Guid module, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        return await LoadAsync(user, reference, module, tracked: false, cancellation) is var (head, found) ? PageOf(head, user, ModuleForm.Of(found)) : NotFound();
    }

    /// <summary>Corrects it. A module that is gone, or of another file, is not found.</summary>
    [HttpPost]
    public async Task<IActionResult> Correct(string reference, Guid module, [Bind(Prefix = "Form")] ModuleForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await LoadAsync(user, reference, module, tracked: true, cancellation) is not var (head, found))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return PageOf(head, user, form);
        }

        if (form.Seen != ModuleForm.StateOf(found))
        {
            return MovedOn(head, user, found, form);
        }

        var outcome = Correct(head.File, head, user, found, form);
        if (!outcome.IsAccepted)
        {
            ModelState.Refuse(outcome);
            return PageOf(head, user, form);
        }

        db.Note(head.File.Id, user.Actor(), outcome, head.Edition, clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await LoadAsync(user, reference, module, tracked: false, cancellation) is var (again, now) ? MovedOn(again, user, now, form) : NotFound();
        }

        TempData.Toast("Module corrigé.");
        return Redirect(TrainingPaths.Training(reference));
    }

    private Outcome Correct(CertificationFile file, FileHead head, CurrentUser user, Module found, ModuleForm form)
    {
        var left = file.Training.MayRecord(user.OrganisationId, found.Unit);
        var taken = left.IsAccepted ? file.Training.MayRecord(user.OrganisationId, form.Unit) : left;
        return taken.IsAccepted ? file.Training.CorrectModule(head.Edition, found.Id, form.Unit, form.Terms(found.OrganisationId), clock.Today()) : taken;
    }

    private async Task<(FileHead Head, Module Module)?> LoadAsync(CurrentUser user, string reference, Guid module, bool tracked, CancellationToken cancellation) =>
        await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked) is { } head && head.File.Modules.FirstOrDefault(known => known.Id == module) is { } found && head.Concerns(user, found.Unit)
            ? (head, found)
            : null;

    // what was typed stays; what the other wrote stands above it, and sending again is a choice
    private ViewResult MovedOn(FileHead head, CurrentUser user, Module now, ModuleForm form)
    {
        ModelState.Remove("Form.Seen");
        ModelState.AddModelError("", $"Ce module vient d’être modifié par une autre personne\u00A0: « {now.Title} », {FileSheets.Days(now.StartsOn, now.EndsOn)}, {FrenchText.Hours(now.Hours)}. Vérifiez ce qui suit, puis enregistrez de nouveau.");
        return PageOf(head, user, form with { Seen = ModuleForm.StateOf(now) });
    }

    private ViewResult PageOf(FileHead head, CurrentUser user, ModuleForm form)
    {
        var may = head.File.Training.MayRecord(user.OrganisationId, form.Unit is null ? null : head.Edition.Units.FirstOrDefault(unit => unit.Key == form.Unit)?.Key);
        return View("CorrectModule", new CorrectModulePage(head, may.IsAccepted ? null : may.Refusals[0].Message, new ModuleFields(head.Edition, form, [.. head.Edition.Units.Where(unit => head.Concerns(user, unit.Key))])));
    }
}

/// <summary>A module to correct; <paramref name="State"/> says why it is not.</summary>
public sealed record CorrectModulePage(FileHead Head, string? State, ModuleFields Fields)
{
    /// <summary>What is typed.</summary>
    public ModuleForm Form => Fields.Form;
}
