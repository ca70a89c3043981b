using CqpMutualite.Domain.Common;

namespace CqpMutualite.Web.Features.Organisations.RemoveContact;

/// <summary>Takes a contact off. One that is gone is not found.</summary>
[Requires(Permission.KeepOrganisation)]
[Route(OrganisationsPaths.RemoveContactRoute)]
public sealed class RemoveContactController(OrganisationDesk desk) : Controller
{
    [HttpPost]
    public Task<IActionResult> Remove(Guid organisation, Guid contact, CancellationToken cancellation) => desk.ActAsync(
        this,
        organisation,
        act: begun => begun.Organisation.RemoveContact(contact) is { IsAccepted: true } removed ? removed : (Outcome?)null,
        done: _ => "Interlocuteur retiré.",
        again: null,
        cancellation,
        lost: OrganisationDesk.NothingRemoved);
}
