using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;

namespace CqpMutualite.Web.Features.Organisations.EditOrganisation;

/// <summary>The OEMM corrects the identity of an organisation.</summary>
[Requires(Permission.ManageOrganisations)]
[Route(OrganisationsPaths.IdentityRoute)]
public sealed class EditOrganisationController(OrganisationDesk desk, AppDbContext db) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(Guid organisation, CancellationToken cancellation) =>
        desk.ShowAsync(this, organisation, begun => PageAsync(begun, IdentityForm.Of(begun.Organisation)), cancellation);

    [HttpPost]
    public async Task<IActionResult> Save(Guid organisation, [Bind(Prefix = "Form")] IdentityForm form, CancellationToken cancellation)
    {
        // said with what else is wrong
        if (await form.TakenByAsync(db, organisation, cancellation) is { } other)
        {
            ModelState.Refuse(OrganisationRefusals.SiretTaken(other));
        }

        return await desk.ActAsync(
            this,
            organisation,
            act: begun => begun.Organisation.Describe(form.ToIdentity()),
            done: _ => "Identité enregistrée.",
            again: begun => PageAsync(begun, form),
            cancellation);
    }

    private Task<IActionResult?> PageAsync(OrganisationActing begun, IdentityForm form) =>
        Task.FromResult<IActionResult?>(View("EditOrganisation", new EditOrganisationPage(begun.Organisation, form)));
}
