using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Organisations.EndApproval;

public sealed record EndApprovalForm
{
    /// <summary>Last day, included.</summary>
    [Display(Name = "Dernier jour")]
    public DateOnly? LastDay { get; init; }

    [Display(Name = "Motif")]
    public string? Reason { get; init; }
}

/// <summary>Checks of shape; the days of the approval are the domain's.</summary>
public sealed class EndApprovalFormValidator : AbstractValidator<EndApprovalForm>
{
    public EndApprovalFormValidator()
    {
        RuleFor(form => form.LastDay).NotNull().WithMessage("Donnez le dernier jour, par exemple 31/12/2026.");
        RuleFor(form => form.Reason)
            .NotEmpty().WithMessage("Dites pourquoi, en une phrase au moins.")
            .MaximumLength(1000).WithMessage("Le motif tient en 1 000 signes.");
    }
}
