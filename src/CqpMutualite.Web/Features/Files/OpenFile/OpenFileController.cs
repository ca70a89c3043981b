using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Accounts;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Files.OpenFile;

/// <summary>The company opens the file of one of its employees.</summary>
[Requires(Permission.OpenFile)]
[Route(FilesPaths.New)]
public sealed class OpenFileController(AppDbContext db, Editions editions, Catalogue catalogue, Invitations invitations, TimeProvider clock) : Controller
{
    [HttpGet]
    public IActionResult Show(string? certification) => View("OpenFile", new OpenFilePage(catalogue, editions.All, OpenFileForm.For(certification)));

    [HttpPost]
    public async Task<IActionResult> Open([Bind(Prefix = "Form")] OpenFileForm form, CancellationToken cancellation)
    {
        var opening = new FirstOpening(db, editions, invitations, CurrentUser.From(User)!, clock.GetUtcNow());
        var opened = catalogue.Find(form.Certification) is { } certification
            ? await opening.OpenAsync(form, ModelState.IsValid, certification, cancellation)
            : new OpenedFile(null, Outcome.Accepted);
        ModelState.Refuse(opened.Outcome);
        if (opened.Reference is null || !ModelState.IsValid)
        {
            return View("OpenFile", new OpenFilePage(catalogue, editions.All, form).Again(ModelState, opened.Alike));
        }

        var invited = opened.Invited ? " ; le candidat reçoit son accès par courriel" : "";
        TempData.Toast(string.Join(' ', form.ToDraft().Doubts().Prepend($"Dossier {opened.Reference} ouvert{invited}.")));
        return Redirect(FilesPaths.File(opened.Reference));
    }
}
