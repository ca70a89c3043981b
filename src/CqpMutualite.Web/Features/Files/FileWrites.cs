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
            state.AddModelError(
                "",
                "Une autre personne modifiait ce dossier au même instant. Relisez-le, puis envoyez de nouveau : votre saisie est encore là."
            );
            return false;
        }

        return true;
    }
}
