using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Files.CloseFile;

/// <summary>The company or the certifier closes a file before its end: the candidate gives up, leaves, goes elsewhere.</summary>
[Requires(Permission.HaltFile)]
[Route(FilesPaths.CloseRoute)]
public sealed class CloseFileController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        await FileHead.LoadAsync(db, editions, CurrentUser.From(User)!, reference, cancellation) is { } head ? Page(head, new CloseFileForm()) : NotFound();

    /// <summary>Closes it.</summary>
    [HttpPost]
    public async Task<IActionResult> Close(string reference, [Bind(Prefix = "Form")] CloseFileForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        var outcome = Outcome.Accepted;
        if (ModelState.IsValid)
        {
            outcome = head.File.Halts.Close(form.Kind, form.Reason, clock.Today());
            ModelState.Refuse(outcome);
        }

        if (ModelState.IsValid)
        {
            db.Note(head.File.Id, user.Actor(), outcome, head.Edition, clock.GetUtcNow());
            if (await db.FileSavedAsync(ModelState, cancellation))
            {
                TempData.Toast($"Dossier {reference} clôturé.");
                return Redirect(FilesPaths.File(reference));
            }
        }

        return Page(head, form);
    }

    private ViewResult Page(FileHead head, CloseFileForm form)
    {
        var allowed = head.File.Halts.MayClose();
        return View("CloseFile", new CloseFilePage(head, allowed.IsAccepted || !ModelState.IsValid ? null : allowed.Refusals[0].Message, form));
    }
}

/// <summary>The page; <paramref name="State"/> says why the file cannot be closed.</summary>
public sealed record CloseFilePage(FileHead Head, string? State, CloseFileForm Form);
