using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Files.SuspendFile;

/// <summary>The company or the certifier suspends a file: nothing is written on it until it is taken up again; its deadlines run on.</summary>
[Requires(Permission.HaltFile)]
[Route(FilesPaths.SuspendRoute)]
public sealed class SuspendFileController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        await FileHead.LoadAsync(db, editions, CurrentUser.From(User)!, reference, cancellation) is { } head ? Page(head, new SuspendFileForm()) : NotFound();

    /// <summary>Suspends it.</summary>
    [HttpPost]
    public async Task<IActionResult> Suspend(string reference, [Bind(Prefix = "Form")] SuspendFileForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        var outcome = Outcome.Accepted;
        if (ModelState.IsValid)
        {
            outcome = head.File.Halts.Suspend(form.Kind, form.Reason, clock.Today());
            ModelState.Refuse(outcome);
        }

        if (ModelState.IsValid)
        {
            db.Note(head.File.Id, user.Actor(), outcome, head.Edition, clock.GetUtcNow());
            if (await db.FileSavedAsync(ModelState, cancellation))
            {
                TempData.Toast($"Dossier {reference} suspendu.");
                return Redirect(FilesPaths.File(reference));
            }
        }

        return Page(head, form);
    }

    private ViewResult Page(FileHead head, SuspendFileForm form)
    {
        var allowed = head.File.Halts.MaySuspend();
        return View("SuspendFile", new SuspendFilePage(head, allowed.IsAccepted || !ModelState.IsValid ? null : allowed.Refusals[0].Message, form));
    }
}

/// <summary>The page; <paramref name="State"/> says why the file cannot be suspended.</summary>
public sealed record SuspendFilePage(FileHead Head, string? State, SuspendFileForm Form);
