using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Decisions.CountShared;

public sealed record CountSharedForm
{
    /// <summary>Why, kept in the history.</summary>
    [Display(Name = "Motif")]
    public string? Reason { get; init; }
}

public sealed class CountSharedFormValidator : AbstractValidator<CountSharedForm>
{
    public CountSharedFormValidator() => RuleFor(form => form.Reason).MaximumLength(300).WithMessage("Le motif tient en 300 signes.");
}
