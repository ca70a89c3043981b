using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Organisations.RemoveContact;

/// <summary>Takes a contact off.</summary>
[Requires(Permission.KeepOrganisation)]
[Route(OrganisationsPaths.RemoveContactRoute)]
public sealed class RemoveContactController(AppDbContext db) : Controller
{
    /// <summary>Removes it. One that is gone is not found.</summary>
    [HttpPost]
    public async Task<IActionResult> Remove(Guid organisation, Guid contact, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (await db.OrganisationOfAsync(user, organisation, cancellation) is not { } known || !known.RemoveContact(contact).IsAccepted)
        {
            return NotFound();
        }

        TempData.Toast(await this.SaveAsync(db, cancellation) ? "Interlocuteur retiré." : "Une autre personne modifiait cette fiche : rien n’est retiré.");
        return Redirect(OrganisationDoor.PathOf(user, known));
    }
}
