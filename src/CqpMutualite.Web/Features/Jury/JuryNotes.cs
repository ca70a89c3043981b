using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Features.Files;
using CqpMutualite.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>A private note as it was typed, over the revision that its author had before them (0: none).</summary>
public sealed record TypedNote(string Unit, string? Text, int Token);

/// <summary>What became of a typed note: saved, refused, or typed over words that changed meanwhile (<see cref="Lost"/>).</summary>
public sealed record WrittenNote(JuryNote? Note, Outcome Outcome, bool Lost);

/// <summary>Writes the private notes of who reads a file for a jury. No history is kept of them: they are their author's.</summary>
public static class JuryNotes
{
    /// <summary>Key of the note on the whole file, in forms: units have their own.</summary>
    public const string Whole = "dossier";

    /// <summary>The note keys of a file: the whole, then its units.</summary>
    public static IReadOnlyList<string> Keys(FileHead head) => [Whole, .. head.Edition.Units.Select(unit => unit.Key)];

    /// <summary>Name of a note's text in a form.</summary>
    public static string NameOf(string key) => $"Notes[{key}].Text";

    public static string TokenOf(string key) => $"Notes[{key}].Token";

    /// <summary>What a form or a script posted of one note.</summary>
    public static TypedNote Posted(IFormCollection form, string key) =>
        new(key == Whole ? "" : key, form[NameOf(key)].ToString(), int.TryParse(form[TokenOf(key)], out var token) ? token : 0);

    /// <summary>Writes one note. The same one open elsewhere is never overwritten.</summary>
    public static async Task<WrittenNote> WriteAsync(
        AppDbContext db,
        CurrentUser user,
        FileHead head,
        TypedNote typed,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var note = await Find(db, user, head, typed.Unit).SingleOrDefaultAsync(cancellation);
        var text = (typed.Text ?? "").ReplaceLineEndings("\n").Trim();
        if (text == (note?.Text ?? ""))
        {
            return new WrittenNote(note, Outcome.Accepted, false);
        }

        if ((note?.Revision ?? 0) != typed.Token)
        {
            return new WrittenNote(note, Outcome.Accepted, true);
        }

        Outcome outcome;
        if (note is null)
        {
            (note, outcome) = JuryNote.Begin(head.File.Id, user.PersonId, typed.Unit, head.File.SessionId!.Value, text, now);
            if (note is not null)
            {
                db.Add(note);
            }
        }
        else
        {
            outcome = note.Write(head.File.SessionId!.Value, text, now);
        }

        if (!outcome.IsAccepted)
        {
            return new WrittenNote(note, outcome, false);
        }

        if (await db.TrySaveAsync(cancellation))
        {
            return new WrittenNote(note, outcome, false);
        }

        db.ChangeTracker.Clear();
        return new WrittenNote(await Find(db, user, head, typed.Unit).SingleOrDefaultAsync(cancellation), Outcome.Accepted, true);
    }

    private static IQueryable<JuryNote> Find(AppDbContext db, CurrentUser user, FileHead head, string unit) =>
        db.JuryNotesOf(user.Reader, head.File.Id).Where(note => note.Unit == unit);
}
