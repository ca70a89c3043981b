using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Spaces.TasksOfKind;

/// <summary>Everything of one kind that awaits the user; what is safe to do for several files at once is done from here.</summary>
[Requires(Permission.ReadFiles, OpenToStandIns = true)]
[Route(SpacesPaths.TasksRoute)]
public sealed class TasksOfKindController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(
        [FromRoute(Name = "act")] string kind,
        [FromQuery(Name = "page")] int number,
        CancellationToken cancellation
    ) =>
        ActWords.OfSlug(kind) is { } act ? await PageAsync(act, number, [], [], cancellation) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Do(
        [FromRoute(Name = "act")] string kind,
        [FromForm(Name = "Dossiers")] List<string> references,
        CancellationToken cancellation
    )
    {
        var user = CurrentUser.From(User)!;
        if (ActWords.OfSlug(kind) is not { } act || BulkAct.Of(act, user) is not { } bulk)
        {
            return NotFound();
        }

        if (references.Count is 0 or > TasksOfKindPage.PageSize)
        {
            ModelState.AddModelError("Dossiers", "Choisissez au moins un dossier de la liste.");
            return await PageAsync(act, 1, [], references, cancellation);
        }

        var refused = new List<RefusedFile>();
        foreach (var reference in references.Distinct())
        {
            if (await DoAsync(bulk, user, reference, cancellation) is { } reason)
            {
                refused.Add(new RefusedFile(reference, reason));
            }
        }

        var done = references.Distinct().Count() - refused.Count;
        if (done > 0)
        {
            TempData.Toast(bulk.Said(done));
        }

        return refused.Count == 0
            ? Redirect(SpacesPaths.Tasks(kind))
            : await PageAsync(act, 1, refused, [.. refused.Select(file => file.Reference)], cancellation);
    }

    // each file for itself: one that refuses leaves the others done
    private async Task<string?> DoAsync(BulkAct bulk, CurrentUser user, string reference, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation, tracked: true) is not { } head)
        {
            return "Ce dossier n’est pas parmi les vôtres.";
        }

        var now = clock.GetUtcNow();
        var outcome = bulk.Do(head, FrenchText.ParisDay(now));
        if (!outcome.IsAccepted)
        {
            return outcome.Refusals[0].Message;
        }

        db.Note(head.File.Id, user.Actor(), outcome, head.Edition, now);
        return await db.TrySaveAsync(cancellation) ? null : "Une autre personne modifiait ce dossier au même instant.";
    }

    private async Task<IActionResult> PageAsync(NextAct act, int number, List<RefusedFile> refused, List<string> chosen, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        var page = await TasksOfKindPage.LoadAsync(db, CurrentUser.From(User)!, act, number, clock.Today(), cancellation);
        return View("TasksOfKind", page with { Refused = refused, Chosen = chosen });
    }
}
