using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Training.CorrectModule;

/// <summary>The training organisation corrects a module while the training is open. One that is gone, or of another file, is not found.</summary>
[Requires(Permission.RecordTraining)]
[Route(TrainingPaths.CorrectModuleRoute)]
public sealed class CorrectModuleController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, Guid module, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, module, null), cancellation);

    [HttpPost]
    public Task<IActionResult> Correct(string reference, Guid module, [Bind(Prefix = "Form")] ModuleForm form, CancellationToken cancellation) => desk.ActAsync(
        this,
        reference,
        act: begun => CorrectModulePage.Find(begun, module) is { } found ? Correct(begun, found, form) : FileDesk.NotFound,
        done: _ => new Done("Module corrigé.", TrainingPaths.Training(reference)),
        again: begun => PageAsync(begun, module, form),
        cancellation);

    private static Outcome Correct(FileActing begun, Module found, ModuleForm form)
    {
        var training = begun.File.Training;
        var left = form.Seen == ModuleForm.StateOf(found) ? training.MayRecord(begun.User.OrganisationId, found.Unit) : FileDesk.SomebodyElse;
        var taken = left.IsAccepted ? training.MayRecord(begun.User.OrganisationId, form.Unit) : left;
        return taken.IsAccepted ? training.CorrectModule(begun.Edition, found.Id, form.Unit, form.Terms(found.OrganisationId), begun.Today) : taken;
    }

    private Task<IActionResult?> PageAsync(FileActing begun, Guid module, ModuleForm? typed)
    {
        if (CorrectModulePage.Find(begun, module) is not { } now)
        {
            return Task.FromResult<IActionResult?>(null);
        }

        // what was typed stays; what the other wrote stands above it, and sending again is a choice
        if (typed is { Seen: var seen } && seen != ModuleForm.StateOf(now))
        {
            ModelState.Remove("");
            ModelState.Remove("Form.Seen");
            ModelState.AddModelError("", CorrectModulePage.MovedOn(now));
            typed = typed with { Seen = ModuleForm.StateOf(now) };
        }

        return Task.FromResult<IActionResult?>(View("CorrectModule", CorrectModulePage.Of(begun, typed ?? ModuleForm.Of(now))));
    }
}
