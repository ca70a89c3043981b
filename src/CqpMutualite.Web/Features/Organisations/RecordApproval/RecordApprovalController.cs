using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Web.Features.Organisations.RecordApproval;

/// <summary>The OEMM records an approval given by the CPNEFP, or corrects one.</summary>
[Requires(Permission.ManageOrganisations)]
[Route(OrganisationsPaths.NewApprovalRoute)]
[Route(OrganisationsPaths.ApprovalRoute)]
public sealed class RecordApprovalController(OrganisationDesk desk, Catalogue catalogue) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(Guid organisation, Guid? approval, CancellationToken cancellation) =>
        desk.ShowAsync(this, organisation, begun => PageAsync(begun, approval, null), cancellation);

    [HttpPost]
    public Task<IActionResult> Save(Guid organisation, Guid? approval, [Bind(Prefix = "Form")] ApprovalForm form, CancellationToken cancellation) =>
        desk.ActAsync(
            this,
            organisation,
            act: begun => RecordApprovalPage.Exists(begun.Organisation, approval) ? Record(begun.Organisation, approval, form) : null,
            done: _ => "Agrément enregistré.",
            again: begun => PageAsync(begun, approval, form),
            cancellation);

    private static Outcome? Record(Organisation organisation, Guid? approval, ApprovalForm form) => approval is { } known
        ? organisation.CorrectApproval(known, form.Training, form.Vae, form.From!.Value, form.Until!.Value)
        : organisation.Approve(form.Certification!, form.Training, form.Vae, form.From!.Value, form.Until!.Value);

    private Task<IActionResult?> PageAsync(OrganisationActing begun, Guid? approval, ApprovalForm? form) =>
        Task.FromResult<IActionResult?>(RecordApprovalPage.Of(begun.Organisation, approval, catalogue, form) is { } page ? View("RecordApproval", page) : null);
}
