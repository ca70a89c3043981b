using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Files;

/// <summary>Saves what a form asked of one file.</summary>
public static class FileWrites
{
    /// <summary>False, with a sentence above the form, when somebody else changed the file meanwhile: nothing is written.</summary>
    public static async Task<bool> FileSavedAsync(this AppDbContext db, ModelStateDictionary state, CancellationToken cancellation)
    {
        if (!await db.TrySaveAsync(cancellation))
        {
            db.ChangeTracker.Clear();
            state.Refuse(LostRace.On("ce dossier"));
            return false;
        }

        return true;
    }
}
