using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Files.ChangeEmployer;

/// <summary>Where to, since when, why.</summary>
public sealed record ChangeEmployerForm
{
    [Display(Name = "Nouvelle entreprise")]
    public Guid? EmployerId { get; init; }

    [Display(Name = "Premier jour dans la nouvelle entreprise")]
    public DateOnly? FirstDay { get; init; }

    /// <summary>Why, and at whose request.</summary>
    [Display(Name = "Motif")]
    public string? Reason { get; init; }
}

/// <summary>Checks of shape; the rules are the aggregate's.</summary>
public sealed class ChangeEmployerFormValidator : AbstractValidator<ChangeEmployerForm>
{
    public ChangeEmployerFormValidator()
    {
        RuleFor(form => form.EmployerId).NotNull().WithMessage("Choisissez la nouvelle entreprise.");
        RuleFor(form => form.FirstDay).NotNull().WithMessage("Donnez le premier jour, par exemple 01/09/2026.");
        RuleFor(form => form.Reason)
            .NotEmpty().WithMessage("Dites pourquoi, en une phrase au moins.")
            .MaximumLength(1000).WithMessage("Le motif tient en 1 000 signes.");
    }
}
