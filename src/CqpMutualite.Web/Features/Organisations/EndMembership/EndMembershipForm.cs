using System.ComponentModel.DataAnnotations;
using CqpMutualite.Web.Platform;
using FluentValidation;

namespace CqpMutualite.Web.Features.Organisations.EndMembership;

public sealed record EndMembershipForm
{
    /// <summary>Last day, included.</summary>
    [Display(Name = "Dernier jour")]
    public DateOnly? LastDay { get; init; }
}

public sealed class EndMembershipFormValidator : AbstractValidator<EndMembershipForm>
{
    public EndMembershipFormValidator(TimeProvider clock) => RuleFor(form => form.LastDay)
        .NotNull().WithMessage("Donnez le dernier jour, par exemple 31/12/2026.")
        .Must(day => day is null || day <= clock.Today().AddYears(1)).WithMessage("Vérifiez l’année : le dernier jour se place dans l’année qui vient.");
}
