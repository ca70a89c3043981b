using CqpMutualite.Web.Persistence;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Organisations;

/// <summary>Saves a change of an organisation.</summary>
public static class OrganisationWrites
{
    /// <summary>Saves; false when somebody else changed it at the same time, said on the page.</summary>
    public static async Task<bool> SaveAsync(this Controller controller, AppDbContext db, CancellationToken cancellation)
    {
        if (!await db.TrySaveAsync(cancellation))
        {
            controller.ModelState.AddModelError("", "Une autre personne modifiait cette organisation au même instant. Vérifiez ce que vous avez saisi, puis envoyez de nouveau.");
            return false;
        }

        return true;
    }
}
