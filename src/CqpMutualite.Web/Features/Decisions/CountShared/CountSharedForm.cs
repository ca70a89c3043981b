using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Decisions.CountShared;

/// <summary>Why.</summary>
public sealed record CountSharedForm
{
    /// <summary>Why, kept in the history.</summary>
    [Display(Name = "Motif")]
    public string? Reason { get; init; }
}

/// <summary>Checks of shape.</summary>
public sealed class CountSharedFormValidator : AbstractValidator<CountSharedForm>
{
    /// <summary>The checks.</summary>
    public CountSharedFormValidator() => RuleFor(form => form.Reason).MaximumLength(300).WithMessage("Le motif tient en 300 signes.");
}
