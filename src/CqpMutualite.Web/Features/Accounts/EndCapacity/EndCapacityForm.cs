using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Accounts.EndCapacity;

public sealed record EndCapacityForm
{
    /// <summary>Last day, included.</summary>
    [Display(Name = "Dernier jour")]
    public DateOnly? LastDay { get; init; }
}

public sealed class EndCapacityFormValidator : AbstractValidator<EndCapacityForm>
{
    public EndCapacityFormValidator(TimeProvider clock) => RuleFor(form => form.LastDay)
        .NotNull().WithMessage("Donnez le dernier jour, par exemple 31/12/2026.")
        .Must(day => day is null || day <= clock.Today().AddYears(1)).WithMessage("Vérifiez l’année : le dernier jour se place dans l’année qui vient.");
}
