using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>What every change of a session does: tell the files, save or say that somebody was faster.</summary>
public static class SessionWrites
{
    /// <summary>Writes the act in the journal of each file of the session: a member reads them from being seated on.</summary>
    public static async Task NoteFilesAsync(this AppDbContext db, JurySession session, Actor actor, string act, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var file in await db.Files.Where(file => file.SessionId == session.Id).Select(file => file.Id).ToListAsync(cancellation))
        {
            db.Note(file, actor, act, now);
        }
    }

    /// <summary>Saves; false, with a sentence for the page, when somebody changed the session or the file in between.</summary>
    public static async Task<bool> SavedAsync(this AppDbContext db, ModelStateDictionary state, CancellationToken cancellation)
    {
        if (!await db.TrySaveAsync(cancellation))
        {
            state.AddModelError("", "Une autre personne vient de modifier cette session ou ce dossier. Voici leur état actuel : relisez, puis recommencez.");
            return false;
        }

        return true;
    }
}
