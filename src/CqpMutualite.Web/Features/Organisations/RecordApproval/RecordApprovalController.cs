using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Organisations.RecordApproval;

/// <summary>The OEMM records an approval given by the CPNEFP, or corrects one.</summary>
[Requires(Permission.ManageOrganisations)]
[Route(OrganisationsPaths.NewApprovalRoute)]
[Route(OrganisationsPaths.ApprovalRoute)]
public sealed class RecordApprovalController(AppDbContext db, Catalogue catalogue) : Controller
{
    /// <summary>The form. An approval that is gone, or an organisation that does not train, is not found.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(Guid organisation, Guid? approval, CancellationToken cancellation) =>
        await FindAsync(organisation, approval, cancellation) is var (known, current) ? Page(known, current, current is null ? new ApprovalForm { Training = true } : ApprovalForm.Of(current)) : NotFound();

    /// <summary>Keeps it.</summary>
    [HttpPost]
    public async Task<IActionResult> Save(Guid organisation, Guid? approval, [Bind(Prefix = "Form")] ApprovalForm form, CancellationToken cancellation)
    {
        if (await FindAsync(organisation, approval, cancellation) is not var (known, current))
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            ModelState.Refuse(current is null
                ? known.Approve(form.Certification!, form.Training, form.Vae, form.From!.Value, form.Until!.Value)
                : known.CorrectApproval(current.Id, form.Training, form.Vae, form.From!.Value, form.Until!.Value));
        }

        if (!ModelState.IsValid || !await this.SaveAsync(db, cancellation))
        {
            return Page(known, current, form);
        }

        TempData.Toast("Agrément enregistré.");
        return Redirect(OrganisationsPaths.Organisation(organisation));
    }

    private async Task<(Organisation, Approval?)?> FindAsync(Guid organisation, Guid? approval, CancellationToken cancellation)
    {
        var known = await db.OrganisationOfAsync(CurrentUser.From(User)!, organisation, cancellation);
        var current = known?.Approvals.FirstOrDefault(found => found.Id == approval);
        return known is not { Kind: OrganisationKind.TrainingOrganisation } || (approval is not null && current is null) ? null : (known, current);
    }

    private ViewResult Page(Organisation organisation, Approval? approval, ApprovalForm form) =>
        View("RecordApproval", new RecordApprovalPage(organisation, approval is null ? null : catalogue.Find(approval.Certification)?.Title ?? approval.Certification, catalogue, form));
}

/// <summary>The form. <paramref name="Corrected"/>: title of the certification of the approval being corrected; null for a new one.</summary>
public sealed record RecordApprovalPage(OrganisationHead Organisation, string? Corrected, Catalogue Catalogue, ApprovalForm Form);
