using CqpMutualite.Domain.Tutoring;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Tutoring.RemoveNote;

/// <summary>An evaluator takes a note off: they share the guide. One that is gone, or of another file, is not found.</summary>
[Requires(Permission.KeepTutoring)]
[Route(TutoringPaths.RemoveNoteRoute)]
public sealed class RemoveNoteController(FileDesk desk) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Remove(string reference, Guid note, CancellationToken cancellation)
    {
        TutoringEntry? found = null;
        return await desk.ActAsync(
            this,
            reference,
            act: async begun =>
            {
                found = await begun.Db.TutoringVisibleTo(begun.Reader, begun.File.Id).SingleOrDefaultAsync(known => known.Id == note, cancellation);
                return found is null ? FileDesk.NotFound : begun.Remove(found, begun.File.Training.MayTutor(), new TutorNoteRemoved());
            },
            done: _ => new Done("Note retirée.", found!.Kind == TutoringKind.Review ? TutoringPaths.Follow(reference) : TutoringPaths.Guide(reference)),
            again: null,
            cancellation);
    }
}
