using CqpMutualite.Domain.Access;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Organisations.KeepContact;

/// <summary>Adds a contact of an organisation, or writes one again.</summary>
[Requires(Permission.KeepOrganisation)]
[Route(OrganisationsPaths.NewContactRoute)]
[Route(OrganisationsPaths.ContactRoute)]
public sealed class KeepContactController(AppDbContext db) : Controller
{
    /// <summary>The form. A contact that is gone is not found.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(Guid organisation, Guid? contact, CancellationToken cancellation)
    {
        var known = await db.OrganisationOfAsync(CurrentUser.From(User)!, organisation, cancellation);
        var current = known?.Contacts.FirstOrDefault(found => found.Id == contact);
        return known is null || (contact is not null && current is null) ? NotFound() : View("KeepContact", new KeepContactPage(known, contact, KeepContactForm.Of(current)));
    }

    /// <summary>Keeps it.</summary>
    [HttpPost]
    public async Task<IActionResult> Save(Guid organisation, Guid? contact, [Bind(Prefix = "Form")] KeepContactForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var known = await db.OrganisationOfAsync(user, organisation, cancellation);
        var current = known?.Contacts.FirstOrDefault(found => found.Id == contact);
        if (known is null || (contact is not null && current is null))
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            var outcome = contact is { } id ? known.ChangeContact(id, form.ToDetails()) : known.AddContact(form.ToDetails());
            ModelState.Refuse(outcome);
        }

        if (!ModelState.IsValid || !await this.SaveAsync(db, cancellation))
        {
            return View("KeepContact", new KeepContactPage(known, contact, form));
        }

        TempData.Toast("Interlocuteur enregistré.");
        return Redirect(OrganisationDoor.PathOf(user, known));
    }
}

/// <summary>The form; <paramref name="Contact"/> is null for a new one.</summary>
public sealed record KeepContactPage(OrganisationHead Organisation, Guid? Contact, KeepContactForm Form);
