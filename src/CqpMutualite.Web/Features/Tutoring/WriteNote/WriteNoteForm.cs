using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Tutoring.WriteNote;

/// <summary>What is typed of a note.</summary>
public sealed record WriteNoteForm
{
    [Display(Name = "Date")]
    public DateOnly? HeldOn { get; init; }

    [Display(Name = "Avec")]
    public string? With { get; init; }

    /// <summary>What was said or agreed; strengths of a review.</summary>
    [Display(Name = "Ce qui a été dit ou convenu")]
    public string? Summary { get; init; }

    [Display(Name = "Objectifs")]
    public string? Goals { get; init; }
}

/// <summary>Checks of shape; the rules are the note's.</summary>
public sealed class WriteNoteFormValidator : AbstractValidator<WriteNoteForm>
{
    private const int LongestName = 200;
    private const int LongestText = 4_000;

    public WriteNoteFormValidator()
    {
        RuleFor(form => form.HeldOn).NotNull().WithMessage("Donnez la date, par exemple 12/04/2026.");
        RuleFor(form => form.With).MaximumLength(LongestName).WithMessage("Ce nom tient en 200 signes.");
        RuleFor(form => form.Summary).MaximumLength(LongestText).WithMessage("Ce texte tient en 4 000 signes.");
        RuleFor(form => form.Goals).MaximumLength(LongestText).WithMessage("Ce texte tient en 4 000 signes.");
    }
}
