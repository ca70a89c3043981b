using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Evaluation.ComparePaper;

public sealed record ComparePaperForm
{
    /// <summary>The keying says what the paper says.</summary>
    public bool? Same { get; init; }

    /// <summary>What differs, otherwise.</summary>
    [Display(Name = "Ce qui diffère de l’original")]
    public string? Word { get; init; }

    /// <summary>SHA-256 of what was read.</summary>
    public string? Hash { get; init; }
}

/// <summary>Checks of shape; the rules are the booklet's.</summary>
public sealed class ComparePaperFormValidator : AbstractValidator<ComparePaperForm>
{
    private const int LongestWord = 1_000;

    public ComparePaperFormValidator()
    {
        RuleFor(form => form.Same).NotNull().WithMessage("Confirmez la saisie, ou renvoyez-la.");
        RuleFor(form => form.Word).MaximumLength(LongestWord).WithMessage("Ce mot tient en 1 000 signes.");
    }
}
