using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Access;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;
using CqpMutualite.Web.Features.Shared;
using CqpMutualite.Web.Features.Shared.Fields;
using CqpMutualite.Web.Persistence;
using CqpMutualite.Web.Platform;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CqpMutualite.Web.Features.Organisations.OwnApprovals;

/// <summary>The training organisation reads its approvals and its requests, and asks for another.</summary>
[Requires(Permission.RequestApproval)]
[Route(OrganisationsPaths.OwnApprovals)]
public sealed class OwnApprovalsController(AppDbContext db, Catalogue catalogue, TimeProvider clock) : Controller
{
    /// <summary>The page.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(CancellationToken cancellation) => await PageAsync(new OwnApprovalsForm(), cancellation);

    /// <summary>Asks.</summary>
    [HttpPost]
    public async Task<IActionResult> Ask([Bind(Prefix = "Form")] OwnApprovalsForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        if (!ModelState.IsValid)
        {
            return await PageAsync(form, cancellation);
        }

        var organisation = await db.OrganisationsVisibleTo(user.Reader).SingleAsync(cancellation);
        var pending = await db.ApprovalRequests.AnyAsync(request => request.OrganisationId == organisation.Id && request.Certification == form.Certification && request.State == RequestState.Pending, cancellation);
        var (asked, outcome) = ApprovalRequest.Ask(organisation, form.Certification!, form.Training, form.Vae, form.Message, user.PersonId, clock.Today(), pending);
        if (asked is null)
        {
            ModelState.Refuse(outcome);
            return await PageAsync(form, cancellation);
        }

        db.Add(asked);
        await db.SaveChangesAsync(cancellation);
        TempData.Toast("Demande envoyée à l’OEMM.");
        return Redirect(OrganisationsPaths.OwnApprovals);
    }

    private async Task<IActionResult> PageAsync(OwnApprovalsForm form, CancellationToken cancellation)
    {
        var user = CurrentUser.From(User)!;
        var own = user.OrganisationId;
        if (own is null || await db.OrganisationOfAsync(user, own.Value, cancellation) is not { } organisation)
        {
            return NotFound();
        }

        var requests = await RequestLine.Of(db, db.ApprovalRequests.Where(request => request.OrganisationId == own).OrderByDescending(request => request.AskedOn).ThenByDescending(request => request.Id).Take(50)).ToListAsync(cancellation);
        return View("OwnApprovals", new OwnApprovalsPage(
            organisation,
            ApprovalLine.Of(organisation, catalogue, clock.Today(), await db.SettingAsync(OemmSettings.ApprovalWarnDays, cancellation)),
            requests.ConvertAll(line => line with { Certification = catalogue.Find(line.Certification)?.Title ?? line.Certification }),
            catalogue,
            form));
    }
}

/// <summary>What is asked for.</summary>
public sealed record OwnApprovalsForm
{
    /// <summary>Code of the certification.</summary>
    [Display(Name = "Certification")]
    public string? Certification { get; init; }

    /// <summary>To train.</summary>
    [Display(Name = "Formation")]
    public bool Training { get; init; }

    /// <summary>For VAE.</summary>
    [Display(Name = "VAE")]
    public bool Vae { get; init; }

    /// <summary>What the organisation says of it.</summary>
    [Display(Name = "Message à l’OEMM")]
    public string? Message { get; init; }
}

/// <summary>Checks of shape.</summary>
public sealed class OwnApprovalsFormValidator : AbstractValidator<OwnApprovalsForm>
{
    /// <summary>The checks.</summary>
    public OwnApprovalsFormValidator(Catalogue catalogue)
    {
        RuleFor(form => form.Certification).Must(code => catalogue.Find(code) is not null).WithMessage("Choisissez la certification.");
        RuleFor(form => form.Message).MaximumLength(2000).WithMessage("Le message tient en 2 000 signes.");
    }
}

/// <summary>The page.</summary>
public sealed record OwnApprovalsPage(OrganisationHead Organisation, IReadOnlyList<ApprovalLine> Approvals, IReadOnlyList<RequestLine> Requests, Catalogue Catalogue, OwnApprovalsForm Form);
