using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.Referentials;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Organisations.OwnApprovals;

/// <summary>The training organisation reads its approvals and its requests, and asks for another.</summary>
[Requires(Permission.RequestApproval)]
[Route(OrganisationsPaths.OwnApprovals)]
public sealed class OwnApprovalsController(OrganisationDesk desk, Catalogue catalogue) : Controller
{
    [HttpGet]
    public Task<IActionResult> Show(CancellationToken cancellation) =>
        desk.ShowAsync(this, CurrentUser.From(User)!.OrganisationId, begun => PageAsync(begun, new OwnApprovalsForm(), cancellation), cancellation);

    [HttpPost]
    public Task<IActionResult> Ask([Bind(Prefix = "Form")] OwnApprovalsForm form, CancellationToken cancellation) => desk.ActAsync(
        this,
        CurrentUser.From(User)!.OrganisationId,
        act: begun => AskAsync(begun, form, cancellation),
        done: _ => "Demande envoyée à l’OEMM.",
        again: begun => PageAsync(begun, form, cancellation),
        cancellation,
        then: _ => OrganisationsPaths.OwnApprovals);

    private static async Task<Outcome?> AskAsync(OrganisationActing begun, OwnApprovalsForm form, CancellationToken cancellation)
    {
        var (organisation, by) = (begun.Organisation, begun.User.PersonId);
        var pending = await begun.Db.ApprovalRequests.AnyAsync(
            request => request.OrganisationId == organisation.Id && request.Certification == form.Certification && request.State == RequestState.Pending,
            cancellation);
        var (asked, outcome) = ApprovalRequest.Ask(organisation, form.Certification!, form.Training, form.Vae, form.Message, by, begun.Today, pending);
        if (asked is not null)
        {
            begun.Db.Add(asked);
        }

        return outcome;
    }

    private async Task<IActionResult?> PageAsync(OrganisationActing begun, OwnApprovalsForm form, CancellationToken cancellation) =>
        View("OwnApprovals", await OwnApprovalsPage.LoadAsync(begun, catalogue, form, cancellation));
}
