using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Tutoring;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Tutoring.RemoveNote;

/// <summary>An evaluator takes a note off: they share the guide.</summary>
[Requires(Permission.KeepTutoring)]
[Route(TutoringPaths.RemoveNoteRoute)]
public sealed class RemoveNoteController(AppDbContext db, Editions editions, TimeProvider clock) : Controller
{
    /// <summary>Removes it. One that is gone, or of another file, is not found.</summary>
    [HttpPost]
    public async Task<IActionResult> Remove(string reference, Guid note, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await FileHead.LoadAsync(db, editions, user, reference, cancellation) is not { } head
            || await db.TutoringVisibleTo(user.Reader, head.File.Id).SingleOrDefaultAsync(found => found.Id == note, cancellation) is not { } found)
        {
            return NotFound();
        }

        var outcome = head.File.Training.MayTutor();
        if (outcome.IsAccepted)
        {
            db.Remove(found);
            db.Note(head.File.Id, user.Actor(), new TutorNoteRemoved(), head.Edition, clock.GetUtcNow());
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateConcurrencyException)
            {
                // sent twice: it is gone
                db.ChangeTracker.Clear();
            }
        }

        TempData.Toast(outcome.IsAccepted ? "Note retirée." : outcome.Refusals[0].Message);
        return Redirect(found.Kind == TutoringKind.Review ? TutoringPaths.Follow(reference) : TutoringPaths.Guide(reference));
    }
}
