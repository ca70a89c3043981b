using CqpMutualite.Domain.Common;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Jury;

/// <summary>What every change of a session does: tell the files, save or say that somebody was faster.</summary>
public static class SessionWrites
{
    /// <summary>Writes in the journal of each file of the session what it did: a member reads them from being seated on. Nothing when it did nothing.</summary>
    public static async Task NoteFilesAsync(
        this AppDbContext db,
        SessionHead head,
        Actor actor,
        Outcome outcome,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        if (outcome.Acts.Count == 0)
        {
            return;
        }

        db.Announce(head.Session, outcome, now);
        foreach (var file in await db.Files.Where(file => file.SessionId == head.Session.Id).Select(file => file.Id).ToListAsync(cancellation))
        {
            db.Note(file, actor, outcome, head.Edition, now);
        }
    }

    /// <summary>Saves; false, with a sentence for the page, when somebody changed the session or the file in between.</summary>
    public static async Task<bool> SavedAsync(this AppDbContext db, ModelStateDictionary state, CancellationToken cancellation)
    {
        if (!await db.TrySaveAsync(cancellation))
        {
            state.Refuse(LostRace.On("cette session ou l’un de ses dossiers"));
            return false;
        }

        return true;
    }
}
