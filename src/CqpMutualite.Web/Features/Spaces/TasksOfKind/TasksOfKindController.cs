using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Spaces.TasksOfKind;

/// <summary>Everything of one kind that awaits the user; what is safe to do for several files at once is done from here.</summary>
[Requires(Permission.ReadFiles, OpenToStandIns = true)]
[Route(SpacesPaths.TasksRoute)]
public sealed class TasksOfKindController(AppDbContext db, FileDesk desk, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(
        [FromRoute(Name = "act")] string kind,
        [FromQuery(Name = "page")] int number,
        [FromQuery(Name = "choix")] bool everything,
        CancellationToken cancellation
    ) =>
        ActWords.OfSlug(kind) is { } act ? await PageAsync(act, number, [], everything ? null : [], cancellation) : NotFound();

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

        var refused = await desk.EachAsync(this, references, begun => Task.FromResult(bulk.Do(begun)), cancellation);
        var done = references.Distinct().Count() - refused.Count;
        if (done > 0)
        {
            TempData.Toast(bulk.Said(done));
        }

        return refused.Count == 0
            ? Redirect(SpacesPaths.Tasks(kind))
            : await PageAsync(act, 1, refused, [.. refused.Select(file => file.Reference)], cancellation);
    }

    private async Task<IActionResult> PageAsync(
        NextAct act, int number, IReadOnlyList<RefusedFile> refused, List<string>? chosen, CancellationToken cancellation)
    {
        var page = await TasksOfKindPage.LoadAsync(db, CurrentUser.From(User)!, act, number, clock.Today(), cancellation);
        return View("TasksOfKind", page with { Refused = refused, Chosen = chosen ?? [.. page.Lines.Select(line => line.Reference)] });
    }
}
