using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Persistence.Messages;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Organisations.AnswerRequest;

/// <summary>The OEMM records what the CPNEFP answers to a request for approval; what is granted becomes an approval.</summary>
[Requires(Permission.ManageOrganisations)]
[Route(OrganisationsPaths.AnswerRoute)]
public sealed class AnswerRequestController(OrganisationDesk desk, AppDbContext db, Catalogue catalogue) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid request, CancellationToken cancellation) =>
        await desk.ShowAsync(this, await AskedByAsync(request, cancellation), begun => PageAsync(begun, request, null, cancellation), cancellation);

    [HttpPost]
    public async Task<IActionResult> Answer(Guid request, [Bind(Prefix = "Form")] AnswerRequestForm form, CancellationToken cancellation) =>
        await desk.ActAsync(
            this,
            await AskedByAsync(request, cancellation),
            act: async begun => Answered(begun, await db.ApprovalRequests.SingleAsync(found => found.Id == request, cancellation), form),
            done: begun => form.Grants
                ? $"Agrément accordé à {begun.Organisation.Name}, enregistré."
                : $"Refus enregistré : {begun.Organisation.Name} en lit le motif sur sa page.",
            again: begun => PageAsync(begun, request, form, cancellation),
            cancellation,
            then: _ => OrganisationsPaths.Approvals);

    private Task<Guid?> AskedByAsync(Guid request, CancellationToken cancellation) =>
        db.ApprovalRequests.Where(found => found.Id == request).Select(found => (Guid?)found.OrganisationId).SingleOrDefaultAsync(cancellation);

    private Outcome Answered(OrganisationActing begun, ApprovalRequest asked, AnswerRequestForm form)
    {
        var outcome = form.Grants
            ? asked.Grant(begun.Organisation, form.Training, form.Vae, form.From!.Value, form.Until!.Value, form.DecidedOn!.Value, begun.Today)
            : asked.Refuse(form.Reason, form.DecidedOn!.Value, begun.Today);
        if (outcome.IsAccepted)
        {
            db.Post(Message.To(asked.AskedBy, MessageKind.ApprovalAnswered, begun.Now, detail: catalogue.TitleOf(asked.Certification)));
        }

        return outcome;
    }

    private async Task<IActionResult?> PageAsync(OrganisationActing begun, Guid request, AnswerRequestForm? form, CancellationToken cancellation)
    {
        var asked = await db.ApprovalRequests.SingleAsync(found => found.Id == request, cancellation);
        return View("AnswerRequest", AnswerRequestPage.Of(asked, begun.Organisation, catalogue, form ?? AnswerRequestForm.Of(asked, begun.Today)));
    }
}
