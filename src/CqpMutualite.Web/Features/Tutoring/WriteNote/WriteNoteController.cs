using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Tutoring;
using CqpMutualite.Web.Features.Files;

namespace CqpMutualite.Web.Features.Tutoring.WriteNote;

/// <summary>The tutor notes a meeting, a framing talk, a correction or a review. What is most likely is already there.</summary>
[Requires(Permission.KeepTutoring)]
[Route(TutoringPaths.NoteRoute)]
public sealed class WriteNoteController(FileDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(string reference, string kind, CancellationToken cancellation) => desk.ShowAsync(
        this,
        reference,
        async begun => Page(begun, kind, new WriteNoteForm { HeldOn = begun.Today, With = await WriteNotePage.LikelyWithAsync(begun, kind, cancellation) }),
        cancellation);

    [HttpPost]
    public Task<IActionResult> Write(string reference, string kind, [Bind(Prefix = "Form")] WriteNoteForm form, CancellationToken cancellation) =>
        desk.ActAsync(
            this,
            reference,
            act: begun => TutoringPaths.KindOf(kind) is { } known ? Write(begun, known, form) : FileDesk.NotFound,
            done: _ => new Done("Note enregistrée.", WriteNotePage.Back(reference, TutoringPaths.KindOf(kind))),
            again: begun => Task.FromResult(Page(begun, kind, form)),
            cancellation);

    private static Outcome Write(FileActing begun, TutoringKind kind, WriteNoteForm form)
    {
        var terms = new TutoringTerms(form.HeldOn!.Value, form.With, form.Summary, form.Goals);
        var (note, outcome) = TutoringEntry.Of(begun.File, kind, terms, begun.User.PersonId, begun.Now, begun.Today);
        if (note is not null)
        {
            begun.Db.Add(note);
        }

        return outcome;
    }

    private IActionResult? Page(FileActing begun, string kind, WriteNoteForm form) =>
        TutoringPaths.KindOf(kind) is { } known ? View("WriteNote", WriteNotePage.Of(begun.Head, known, form)) : null;
}
