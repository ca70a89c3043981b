using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Files.ResumeFile;

/// <summary>The company or the certifier takes up a suspended file where it was left.</summary>
[Requires(Permission.HaltFile)]
[Route(FilesPaths.ResumeRoute)]
public sealed class ResumeFileController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>What will go on.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, CancellationToken cancellation) =>
        await FileHead.LoadAsync(db, editions, CurrentUser.From(User)!, reference, cancellation) is { } head ? View("ResumeFile", head) : NotFound();

    /// <summary>Takes it up.</summary>
    [HttpPost]
    public async Task<IActionResult> Resume(string reference, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } head)
        {
            return NotFound();
        }

        var outcome = head.File.Halts.Resume(clock.Today());
        ModelState.Refuse(outcome);
        if (ModelState.IsValid)
        {
            db.Note(head.File.Id, user.Actor(), outcome, head.Edition, clock.GetUtcNow());
            if (await db.FileSavedAsync(ModelState, cancellation))
            {
                TempData.Toast($"Dossier {reference} repris.");
                return Redirect(FilesPaths.File(reference));
            }
        }

        return View("ResumeFile", head);
    }
}
