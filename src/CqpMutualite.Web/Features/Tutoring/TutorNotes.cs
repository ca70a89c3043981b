using CqpMutualite.Domain.Tutoring;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Tutoring;

/// <summary>The tutor's notes of a file.</summary>
public static class TutorNotes
{
    /// <summary>Those that the reader may read, most recent first. Two queries.</summary>
    public static async Task<IReadOnlyList<NoteLine>> LoadAsync(AppDbContext db, CurrentUser user, FileHead head, CancellationToken cancellation)
    {
        var notes = await db.TutoringVisibleTo(user.Reader, head.File.Id)
            .OrderByDescending(note => note.HeldOn)
            .ThenByDescending(note => note.At)
            .ToListAsync(cancellation);
        var authors = notes.Select(note => note.AuthorId).Distinct().ToList();
        var names =
            authors.Count == 0
                ? []
                : await db
                    .People.AsNoTracking()
                    .Where(person => authors.Contains(person.Id))
                    .ToDictionaryAsync(person => person.Id, person => person.Name, cancellation);
        var keeps = user.May(Permission.KeepTutoring) && head.File.Training.MayTutor().IsAccepted;
        return
        [
            .. notes.Select(note => new NoteLine(
                note,
                names.GetValueOrDefault(note.AuthorId, ""),
                keeps ? TutoringPaths.RemoveNote(head.File.Reference, note.Id) : null
            )),
        ];
    }
}

/// <summary>One note with its author; <paramref name="RemoveUrl"/>: null when it stays.</summary>
public sealed record NoteLine(TutoringEntry Note, string By, string? RemoveUrl);
