using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Web.Features.Organisations.EndApproval;

/// <summary>The OEMM ends an approval before its day, with a reason.</summary>
[Requires(Permission.ManageOrganisations)]
[Route(OrganisationsPaths.EndApprovalRoute)]
public sealed class EndApprovalController(OrganisationDesk desk, Catalogue catalogue) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(Guid organisation, Guid approval, CancellationToken cancellation) =>
        desk.ShowAsync(this, organisation, begun => PageAsync(begun, approval, new EndApprovalForm { LastDay = begun.Today }), cancellation);

    [HttpPost]
    public Task<IActionResult> End(Guid organisation, Guid approval, [Bind(Prefix = "Form")] EndApprovalForm form, CancellationToken cancellation) =>
        desk.ActAsync(
            this,
            organisation,
            act: begun => begun.Has(approval) ? begun.Organisation.EndApproval(approval, form.LastDay!.Value, form.Reason) : (Outcome?)null,
            done: _ => $"Agrément terminé le {FrenchText.PlainDate(form.LastDay!.Value)}.",
            again: begun => PageAsync(begun, approval, form),
            cancellation);

    private Task<IActionResult?> PageAsync(OrganisationActing begun, Guid approval, EndApprovalForm form) =>
        Task.FromResult<IActionResult?>(EndApprovalPage.Of(begun.Organisation, approval, catalogue, form) is { } page ? View("EndApproval", page) : null);
}
