using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Organisations;
using CqpMutualite.Domain.Referentials;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CqpMutualite.Web.Features.Organisations;

/// <summary>An approval of the CPNEFP as it is typed.</summary>
public sealed record ApprovalForm
{
    [Display(Name = "Certification")]
    public string? Certification { get; init; }

    [Display(Name = "Formation")]
    public bool Training { get; init; }

    [Display(Name = "VAE")]
    public bool Vae { get; init; }

    [Display(Name = "Premier jour")]
    public DateOnly? From { get; init; }

    /// <summary>Last day, included.</summary>
    [Display(Name = "Dernier jour")]
    public DateOnly? Until { get; init; }

    /// <summary>What an approval says now; null: a new one.</summary>
    public static ApprovalForm Of(Approval? approval) => approval is null ? new() { Training = true } : new()
    {
        Certification = approval.Certification,
        Training = approval.Training,
        Vae = approval.Vae,
        From = approval.From,
        Until = approval.Until,
    };

    /// <summary>The certifications of the branch.</summary>
    public static IEnumerable<SelectListItem> Certifications(Catalogue catalogue) =>
        catalogue.Certifications.Select(certification => new SelectListItem(certification.Title, certification.Code));
}

/// <summary>Checks of shape; order of the dates and overlaps are the domain's.</summary>
public sealed class ApprovalFormValidator : AbstractValidator<ApprovalForm>
{
    public ApprovalFormValidator(Catalogue catalogue)
    {
        RuleFor(form => form.Certification).Must(code => catalogue.Find(code) is not null).WithMessage("Choisissez la certification.");
        RuleFor(form => form.From)
            .NotNull()
            .WithMessage("Donnez le premier jour, par exemple 01/09/2026.")
            .Must(Plausible)
            .WithMessage("Vérifiez l’année du premier jour.");
        RuleFor(form => form.Until)
            .NotNull()
            .WithMessage("Donnez le dernier jour : un agrément a toujours une fin.")
            .Must(Plausible)
            .WithMessage("Vérifiez l’année du dernier jour.");
    }

    private static bool Plausible(DateOnly? day) => day is null or { Year: > 2000 and < 2100 };
}
