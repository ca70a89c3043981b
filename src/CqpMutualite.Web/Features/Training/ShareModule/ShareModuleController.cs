using CqpMutualite.Domain.Common;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Training.ShareModule;

/// <summary>A module that several candidates of one certification followed together: it is typed once, and added to each file.</summary>
[Requires(Permission.RecordTraining)]
[Route(TrainingPaths.SharedModule)]
public sealed class ShareModuleController(AppDbContext db, Editions editions, FileDesk desk) : Controller
{
    /// <summary>The form. <paramref name="edition"/>: « code.v2 »; <paramref name="reference"/>: a file ticked beforehand.</summary>
    [HttpGet]
    public Task<IActionResult> Show(string? edition, [FromQuery(Name = "dossier")] string? reference, CancellationToken cancellation) =>
        PageAsync(edition, new ModuleForm(), reference is null ? [] : [reference], [], cancellation);

    [HttpPost]
    public async Task<IActionResult> Add(
        string? edition,
        [Bind(Prefix = "Form")] ModuleForm form,
        [FromForm(Name = "Dossiers")] List<string> references,
        CancellationToken cancellation)
    {
        if (references.Count is 0 or > ShareModulePage.Most)
        {
            ModelState.AddModelError("Dossiers", "Choisissez les candidats qui ont suivi ce module.");
        }

        if (!ModelState.IsValid)
        {
            return await PageAsync(edition, form, references, [], cancellation);
        }

        var refused = await desk.EachAsync(this, references, begun => Task.FromResult(AddTo(begun, edition, form)), cancellation);
        if (references.Distinct().Count() - refused.Count is > 0 and var done)
        {
            TempData.Toast($"Module ajouté à {FrenchText.Plural(done, "dossier", "dossiers")}.");
        }

        return refused.Count == 0
            ? Redirect(TrainingPaths.ShareModule(edition))
            : await PageAsync(edition, form, [.. refused.Select(file => file.Reference)], refused, cancellation);
    }

    private static Outcome AddTo(FileActing begun, string? edition, ModuleForm form)
    {
        var (training, organisation) = (begun.File.Training, begun.User.OrganisationId);
        return ShareModulePage.KeyOf(begun.File) != edition ? ShareModulePage.OtherEdition
            : training.MayRecord(organisation, form.Unit) is { IsAccepted: false } closed ? closed
            : training.AddModule(begun.Edition, form.Unit, form.Terms(organisation), begun.Today);
    }

    private async Task<IActionResult> PageAsync(
        string? edition, ModuleForm form, IReadOnlyList<string> ticked, IReadOnlyList<RefusedFile> refused, CancellationToken cancellation)
    {
        var page = await ShareModulePage.LoadAsync(db, editions, CurrentUser.From(User)!, edition, form, cancellation);
        return View("ShareModule", page with { Ticked = ticked, Refused = refused });
    }
}
