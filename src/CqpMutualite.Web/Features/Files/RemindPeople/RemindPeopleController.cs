using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Persistence.Messages;
using CqpMutualite.Web.Persistence.Tasks;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files.RemindPeople;

/// <summary>Somebody who follows a file writes to those of whom something is awaited, with a word of their own; once a day.</summary>
[Requires(Permission.RemindPeople)]
[Route(FilesPaths.RemindRoute)]
public sealed class RemindPeopleController(FileDesk desk) : Controller
{
    private static readonly Refusal Already = new(
        "file.reminded-today", "Ces personnes ont déjà été relancées aujourd’hui. Laissez-leur le temps de répondre.");

    private static readonly Refusal Unreached = new(
        "file.nobody-to-remind", "Aucune de ces personnes n’a d’accès ni d’adresse : invitez-les depuis « Accès et messages », ou remettez-leur une lettre.");

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
            act: begun => RemindAsync(begun, kind, form, cancellation),
            done: _ => new Done("La relance part.", FilesPaths.File(reference)),
            again: begun => PageAsync(begun, kind, form, cancellation),
            cancellation,
            because: form.Note);

    private static async Task<Outcome?> RemindAsync(FileActing begun, string kind, RemindPeopleForm form, CancellationToken cancellation)
    {
        if (await RowsAsync(begun, kind, cancellation) is not { Count: > 0 } rows)
        {
            return FileDesk.NotFound;
        }

        if (rows.Exists(row => row.RemindedOn == begun.Today))
        {
            return Already;
        }

        var note = string.IsNullOrWhiteSpace(form.Note) ? null : form.Note.Trim();
        var told = await Reminding.PostAsync(begun.Db, rows, begun.Now, begun.User.ActingId, note, cancellation);
        return told.Count == 0 ? Unreached : new PeopleReminded(rows[0].Act);
    }

    // what is awaited of others
    private static async Task<List<OpenTask>> RowsAsync(FileActing begun, string kind, CancellationToken cancellation) =>
        ActWords.OfSlug(kind) is { } act
            ? [.. (await begun.Db.OpenTasks
                .Where(task => task.FileId == begun.File.Id && task.Act == act && task.Weight != TaskWeight.Exceptional)
                .ToListAsync(cancellation)).Where(task => !MissingOnFile.IsOf(begun.User, task))]
            : [];

    private async Task<IActionResult?> PageAsync(FileActing begun, string kind, RemindPeopleForm form, CancellationToken cancellation) =>
        await RowsAsync(begun, kind, cancellation) is { Count: > 0 } rows
            ? View("RemindPeople", new RemindPeoplePage(
                begun.Head,
                rows[0].Act,
                rows[0].Due,
                new MissingOnFile(begun.Head, begun.User, await FileSheets.NamesOfAllAsync(begun.Db, begun.Head, cancellation), begun.Today).WhoOf(rows),
                form))
            : null;
}
