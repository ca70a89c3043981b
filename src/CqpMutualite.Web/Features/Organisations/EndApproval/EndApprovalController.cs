using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CqpMutualite.Web.Features.Organisations.EndApproval;

/// <summary>The OEMM ends an approval before its day, with a reason.</summary>
[Requires(Permission.ManageOrganisations)]
[Route(OrganisationsPaths.EndApprovalRoute)]
public sealed class EndApprovalController(AppDbContext db, Catalogue catalogue, TimeProvider clock) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(Guid organisation, Guid approval, CancellationToken cancellation) =>
        await db.OrganisationOfAsync(CurrentUser.From(User)!, organisation, cancellation) is { } known && known.Approvals.FirstOrDefault(found => found.Id == approval) is { } current
            ? Page(known, current, new EndApprovalForm { LastDay = clock.Today() })
            : NotFound();

    /// <summary>Ends it.</summary>
    [HttpPost]
    public async Task<IActionResult> End(Guid organisation, Guid approval, [Bind(Prefix = "Form")] EndApprovalForm form, CancellationToken cancellation)
    {
        if (await db.OrganisationOfAsync(CurrentUser.From(User)!, organisation, cancellation) is not { } known || known.Approvals.FirstOrDefault(found => found.Id == approval) is not { } current)
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            ModelState.Refuse(known.EndApproval(approval, form.LastDay!.Value, form.Reason));
        }

        if (!ModelState.IsValid || !await this.SaveAsync(db, cancellation))
        {
            return Page(known, current, form);
        }

        TempData.Toast($"Agrément terminé le {FrenchText.PlainDate(current.Until)}.");
        return Redirect(OrganisationsPaths.Organisation(organisation));
    }

    private ViewResult Page(Organisation organisation, Approval approval, EndApprovalForm form) =>
        View("EndApproval", new EndApprovalPage(organisation, catalogue.Find(approval.Certification)?.Title ?? approval.Certification, form));
}

/// <summary>When and why.</summary>
public sealed record EndApprovalForm
{
    /// <summary>Last day, included.</summary>
    [Display(Name = "Dernier jour")]
    public DateOnly? LastDay { get; init; }

    /// <summary>Why.</summary>
    [Display(Name = "Motif")]
    public string? Reason { get; init; }
}

/// <summary>Checks of shape; the days of the approval are the domain's.</summary>
public sealed class EndApprovalFormValidator : AbstractValidator<EndApprovalForm>
{
    /// <summary>The checks.</summary>
    public EndApprovalFormValidator()
    {
        RuleFor(form => form.LastDay).NotNull().WithMessage("Donnez le dernier jour, par exemple 31/12/2026.");
        RuleFor(form => form.Reason).NotEmpty().WithMessage("Dites pourquoi, en une phrase au moins.").MaximumLength(1000).WithMessage("Le motif tient en 1 000 signes.");
    }
}

/// <summary>The form.</summary>
public sealed record EndApprovalPage(OrganisationHead Organisation, string Certification, EndApprovalForm Form);
