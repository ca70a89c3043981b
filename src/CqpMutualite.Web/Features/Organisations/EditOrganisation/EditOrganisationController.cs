using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Organisations.EditOrganisation;

/// <summary>The OEMM corrects the identity of an organisation.</summary>
[Requires(Permission.ManageOrganisations)]
[Route(OrganisationsPaths.IdentityRoute)]
public sealed class EditOrganisationController(AppDbContext db) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(Guid organisation, CancellationToken cancellation) =>
        await db.OrganisationOfAsync(CurrentUser.From(User)!, organisation, cancellation) is { } found ? View("EditOrganisation", new EditOrganisationPage(found, IdentityForm.Of(found))) : NotFound();

    /// <summary>Keeps it.</summary>
    [HttpPost]
    public async Task<IActionResult> Save(Guid organisation, [Bind(Prefix = "Form")] IdentityForm form, CancellationToken cancellation)
    {
        if (await db.OrganisationOfAsync(CurrentUser.From(User)!, organisation, cancellation) is not { } found)
        {
            return NotFound();
        }

        var page = new EditOrganisationPage(found, form);
        if (await form.TakenByAsync(db, organisation, cancellation) is { } other)
        {
            ModelState.Refuse(OrganisationRefusals.SiretTaken(other));
        }

        if (!ModelState.IsValid)
        {
            return View("EditOrganisation", page);
        }

        var outcome = found.Describe(form.ToIdentity());
        if (!outcome.IsAccepted)
        {
            ModelState.Refuse(outcome);
            return View("EditOrganisation", page);
        }

        if (!await this.SaveAsync(db, cancellation))
        {
            return View("EditOrganisation", page);
        }

        TempData.Toast("Identité enregistrée.");
        return Redirect(OrganisationsPaths.Organisation(organisation));
    }
}

/// <summary>The form.</summary>
public sealed record EditOrganisationPage(OrganisationHead Organisation, IdentityForm Form);
