using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Jury.GrantDerogation;

public sealed record GrantDerogationForm
{
    /// <summary>Why the file goes before the jury all the same.</summary>
    [Display(Name = "Motif de la dérogation")]
    public string? Reason { get; init; }
}

public sealed class GrantDerogationFormValidator : AbstractValidator<GrantDerogationForm>
{
    private const int LongestReason = 4000;

    public GrantDerogationFormValidator() =>
        RuleFor(form => form.Reason).MaximumLength(LongestReason).WithMessage("Le motif tient en 4 000 signes.");
}
