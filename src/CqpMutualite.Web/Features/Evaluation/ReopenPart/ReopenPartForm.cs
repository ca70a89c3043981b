using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Evaluation.ReopenPart;

/// <summary>Why it is opened again.</summary>
public sealed record ReopenPartForm
{
    /// <summary>The reason, kept with the void signatures.</summary>
    [Display(Name = "Pourquoi rouvrir")]
    public string? Reason { get; init; }
}

/// <summary>Checks of shape; the rules are the sheet's.</summary>
public sealed class ReopenPartFormValidator : AbstractValidator<ReopenPartForm>
{
    private const int LongestReason = 400;

    public ReopenPartFormValidator() =>
        RuleFor(form => form.Reason).MaximumLength(LongestReason).WithMessage("Le motif tient en 400 signes : il reste dans l’historique.");
}
