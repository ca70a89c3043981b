using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Training.ReopenFormative;

/// <summary>Why a signed evaluation is opened again.</summary>
public sealed record ReopenFormativeForm
{
    /// <summary>The reason, kept with the void signature.</summary>
    [Display(Name = "Pourquoi rouvrir cette évaluation")]
    public string? Reason { get; init; }
}

/// <summary>Checks of shape; the rules are the sheet's.</summary>
public sealed class ReopenFormativeFormValidator : AbstractValidator<ReopenFormativeForm>
{
    private const int LongestReason = 1_000;

    public ReopenFormativeFormValidator() => RuleFor(form => form.Reason).MaximumLength(LongestReason).WithMessage("Le motif tient en 1 000 signes.");
}
