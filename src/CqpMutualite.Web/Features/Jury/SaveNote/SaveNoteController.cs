using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Jury.SaveNote;

/// <summary>One private note, saved by itself while it is typed.</summary>
[Requires(Permission.ReadForJury)]
[Route(JuryPaths.NoteRoute)]
public sealed class SaveNoteController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Save(string reference, string? key, IFormCollection posted, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (
            await FileHead.LoadBriefAsync(db, editions, user, reference, cancellation, db.FilesHeardBy(user.Reader)) is not { } head
            || key is null
            || !JuryNotes.Keys(head).Contains(key)
        )
        {
            return NotFound();
        }

        var typed = JuryNotes.Posted(posted, key);
        var now = clock.GetUtcNow();
        var written = await JuryNotes.WriteAsync(db, user, head, typed, now, cancellation);
        if (!written.Outcome.IsAccepted)
        {
            return BadRequest(new { message = written.Outcome.Refusals[0].Message });
        }

        return written.Lost
            ? Conflict(
                new
                {
                    mine = typed.Text,
                    theirs = written.Note?.Text,
                    by = "Vous, dans une autre fenêtre",
                    at = FrenchText.Hour(written.Note?.At ?? now),
                    token = written.Note?.Revision ?? 0,
                }
            )
            : Json(new { savedAt = FrenchText.Hour(now), token = written.Note?.Revision ?? 0 });
    }
}
