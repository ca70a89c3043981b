using CqpMutualite.Domain.Common;

namespace CqpMutualite.Web.Features.Organisations.KeepContact;

/// <summary>Adds a contact of an organisation, or writes one again. A contact that is gone is not found.</summary>
[Requires(Permission.KeepOrganisation)]
[Route(OrganisationsPaths.NewContactRoute)]
[Route(OrganisationsPaths.ContactRoute)]
public sealed class KeepContactController(OrganisationDesk desk) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(Guid organisation, Guid? contact, CancellationToken cancellation) =>
        desk.ShowAsync(this, organisation, begun => PageAsync(begun, contact, null), cancellation);

    [HttpPost]
    public Task<IActionResult> Save(Guid organisation, Guid? contact, [Bind(Prefix = "Form")] KeepContactForm form, CancellationToken cancellation) =>
        desk.ActAsync(
            this,
            organisation,
            act: begun => KeepContactPage.Exists(begun.Organisation, contact) ? Keep(begun, contact, form) : null,
            done: _ => "Interlocuteur enregistré.",
            again: begun => PageAsync(begun, contact, form),
            cancellation);

    private static Outcome? Keep(OrganisationActing begun, Guid? contact, KeepContactForm form) =>
        contact is { } known ? begun.Organisation.ChangeContact(known, form.ToDetails()) : begun.Organisation.AddContact(form.ToDetails());

    private Task<IActionResult?> PageAsync(OrganisationActing begun, Guid? contact, KeepContactForm? form) =>
        Task.FromResult<IActionResult?>(KeepContactPage.Of(begun.Organisation, contact, form) is { } page ? View("KeepContact", page) : null);
}
