using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Spaces.RemindSeveral;

/// <summary>What is awaited of others, and a reminder to those chosen with one word for all.</summary>
[Requires(Permission.RemindPeople)]
[Route(SpacesPaths.Reminders)]
public sealed class RemindSeveralController(AppDbContext db, FileDesk desk, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(
        [FromQuery(Name = "page")] int number,
        [FromQuery(Name = "choix")] bool everything,
        CancellationToken cancellation
    ) => View("RemindSeveral", await LoadAsync(number, new RemindSeveralForm(), [], cancellation) with { Everything = everything });

    [HttpPost]
    public async Task<IActionResult> Remind(RemindSeveralForm form, [FromQuery(Name = "page")] int number, CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return await PageAsync(number, form, [], cancellation);
        }

        var asked = form.Chosen();
        var refused = await desk.EachAsync(
            this,
            asked.Keys,
            async begun => await PeopleAwaited.RemindAsync(begun, asked[begun.File.Reference], form.Note, cancellation) ?? RemindSeveralPage.NoMore,
            cancellation);
        if (asked.Count - refused.Count is > 0 and var sent)
        {
            TempData.Toast($"{FrenchText.Plural(sent, "relance part", "relances partent", feminine: true)}.");
        }

        return refused.Count == 0 ? Redirect(SpacesPaths.Reminders) : await PageAsync(number, form, refused, cancellation);
    }

    private async Task<IActionResult> PageAsync(int number, RemindSeveralForm form, IReadOnlyList<RefusedFile> refused, CancellationToken cancellation) =>
        View("RemindSeveral", await LoadAsync(number, form, refused, cancellation));

    private Task<RemindSeveralPage> LoadAsync(int number, RemindSeveralForm form, IReadOnlyList<RefusedFile> refused, CancellationToken cancellation) =>
        RemindSeveralPage.LoadAsync(db, CurrentUser.From(User)!, number, form, refused, clock.Today(), cancellation);
}
