namespace CqpMutualite.Web.Features.Files.RemindPeople;

/// <summary>Somebody who follows a file writes to those of whom something is awaited, with a word of their own; once a day.</summary>
[Requires(Permission.RemindPeople)]
[Route(FilesPaths.RemindRoute)]
public sealed class RemindPeopleController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, [FromRoute(Name = "act")] string kind, CancellationToken cancellation) =>
        desk.ShowAsync(this, reference, begun => PageAsync(begun, kind, new RemindPeopleForm(), cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Remind(
        string reference,
        [FromRoute(Name = "act")] string kind,
        [Bind(Prefix = "Form")] RemindPeopleForm form,
        CancellationToken cancellation
    ) =>
        desk.ActAsync(
            this,
            reference,
            act: begun => PeopleAwaited.RemindAsync(begun, ActWords.OfSlug(kind), form.Note, cancellation),
            done: _ => new Done("La relance part.", FilesPaths.File(reference)),
            again: begun => PageAsync(begun, kind, form, cancellation),
            cancellation,
            because: form.Note);

    private async Task<IActionResult?> PageAsync(FileActing begun, string kind, RemindPeopleForm form, CancellationToken cancellation) =>
        await PeopleAwaited.OfAsync(begun, ActWords.OfSlug(kind), cancellation) is { Count: > 0 } rows
            ? View("RemindPeople", new RemindPeoplePage(
                begun.Head,
                rows[0].Act,
                rows[0].Due,
                new MissingOnFile(begun.Head, begun.User, await FileSheets.NamesOfAllAsync(begun.Db, begun.Head, cancellation), begun.Today).WhoOf(rows),
                form))
            : null;
}
