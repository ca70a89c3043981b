using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Web.Features.Files;
using FluentValidation;

namespace CqpMutualite.Web.Features.Evaluation.SubmitPaper;

/// <summary>What the paper says of its signatures.</summary>
public sealed record SubmitPaperForm
{
    /// <summary>Name of the first evaluator.</summary>
    [Display(Name = "Nom du premier évaluateur")]
    public string? FirstName { get; init; }

    /// <summary>Day of the first signature.</summary>
    [Display(Name = "Date de sa signature")]
    public DateOnly? FirstOn { get; init; }

    /// <summary>Name of the second evaluator.</summary>
    [Display(Name = "Nom du second évaluateur")]
    public string? SecondName { get; init; }

    /// <summary>Day of the second signature.</summary>
    [Display(Name = "Date de sa signature")]
    public DateOnly? SecondOn { get; init; }

    /// <summary>What was known of them before.</summary>
    public static SubmitPaperForm Of(PaperSignatures? known) =>
        new() { FirstName = known?.FirstName, FirstOn = known?.FirstOn, SecondName = known?.SecondName, SecondOn = known?.SecondOn };

    /// <summary>As the booklet keeps them.</summary>
    public PaperSignatures Signatures() => new(FirstName, FirstOn, SecondName, SecondOn);
}

/// <summary>Checks of shape; the rules are the booklet's.</summary>
public sealed class SubmitPaperFormValidator : AbstractValidator<SubmitPaperForm>
{
    private const int LongestName = 120;

    public SubmitPaperFormValidator()
    {
        RuleFor(form => form.FirstName).MaximumLength(LongestName).WithMessage("Le nom tient en 120 signes.");
        RuleFor(form => form.SecondName).MaximumLength(LongestName).WithMessage("Le nom tient en 120 signes.");
    }
}
