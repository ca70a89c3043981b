using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Jury.GrantDerogation;

/// <summary>The reason.</summary>
public sealed record GrantDerogationForm
{
    /// <summary>Why the file goes before the jury all the same.</summary>
    [Display(Name = "Motif de la dérogation")]
    public string? Reason { get; init; }
}

/// <summary>Checks of shape.</summary>
public sealed class GrantDerogationFormValidator : AbstractValidator<GrantDerogationForm>
{
    private const int LongestReason = 4000;

    /// <summary>The checks.</summary>
    public GrantDerogationFormValidator() =>
        RuleFor(form => form.Reason).MaximumLength(LongestReason).WithMessage("Le motif tient en 4 000 signes.");
}
