using CqpMutualite.Domain.Tutoring;
using CqpMutualite.Web.Features.Files;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Tutoring.Guide;

/// <summary>The guide on one file.</summary>
/// <param name="Head">The file.</param>
/// <param name="Done">Keys of the lines ticked.</param>
/// <param name="Notes">The tutor's notes.</param>
/// <param name="Open">Something can still be ticked or noted.</param>
public sealed record GuidePage(FileHead Head, IReadOnlySet<string> Done, IReadOnlyList<NoteLine> Notes, bool Open)
{
    /// <summary>« organisme de formation agréé ».</summary>
    public string Organisation => Head.Edition.Vocabulary.TrainingOrganisation;

    /// <summary>The edition has an intermediate grid.</summary>
    public bool HasGrid => TutorBooklet.Units(Head).Count > 0;

    public IReadOnlyList<NoteLine> Of(TutoringKind kind) => [.. Notes.Where(note => note.Note.Kind == kind)];

    /// <summary>Three queries beside that of the head.</summary>
    public static async Task<GuidePage> LoadAsync(FileActing begun, CancellationToken cancellation)
    {
        var done = await begun.Db.TutoringTicks.AsNoTracking().Where(tick => tick.FileId == begun.File.Id).Select(tick => tick.Line).ToListAsync(cancellation);
        var notes = await TutorNotes.LoadAsync(begun.Db, begun.User, begun.Head, cancellation);
        return new GuidePage(begun.Head, done.ToHashSet(), notes, begun.File.Training.MayTutor().IsAccepted);
    }
}
