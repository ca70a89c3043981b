using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Tutoring;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Tutoring.WriteNote;

/// <summary>The tutor notes a meeting, a framing talk, a correction or a review.</summary>
[Requires(Permission.KeepTutoring)]
[Route(TutoringPaths.NoteRoute)]
public sealed class WriteNoteController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>The form, with what is most likely already there.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(string reference, string kind, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (TutoringPaths.KindOf(kind) is not { } known || await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        var names = await FileSheets.NamesAsync(db, head, cancellation);
        return View("WriteNote", WriteNotePage.Of(head, known, new WriteNoteForm { HeldOn = clock.Today(), With = WriteNotePage.LikelyWith(head, user, known, names) }));
    }

    /// <summary>Keeps it.</summary>
    [HttpPost]
    public async Task<IActionResult> Write(string reference, string kind, [Bind(Prefix = "Form")] WriteNoteForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (TutoringPaths.KindOf(kind) is not { } known || await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head)
        {
            return NotFound();
        }

        var page = WriteNotePage.Of(head, known, form);
        if (!ModelState.IsValid)
        {
            return View("WriteNote", page);
        }

        var (note, outcome) = TutoringEntry.Of(head.File, known, new TutoringTerms(form.HeldOn!.Value, form.With, form.Summary, form.Goals), user.PersonId, clock.GetUtcNow(), clock.Today());
        if (note is null)
        {
            ModelState.Refuse(outcome);
            return View("WriteNote", page);
        }

        db.Add(note);
        db.Note(head.File.Id, user.Actor(), outcome, head.Edition, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        TempData.Toast("Note enregistrée.");
        return Redirect(page.Back);
    }
}
