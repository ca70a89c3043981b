using System.ComponentModel.DataAnnotations;
using CqpMutualite.Web.Features.Files;
using FluentValidation;

namespace CqpMutualite.Web.Features.Tutoring.OpenIntermediate;

/// <summary>The page.</summary>
public sealed record OpenIntermediatePage(FileHead Head, OpenIntermediateForm Form);

/// <summary>What is typed.</summary>
public sealed record OpenIntermediateForm
{
    /// <summary>Day of the evaluation.</summary>
    [Display(Name = "Date de l’évaluation")]
    public DateOnly? HeldOn { get; init; }
}

/// <summary>Checks of shape.</summary>
public sealed class OpenIntermediateFormValidator : AbstractValidator<OpenIntermediateForm>
{
    /// <summary>The checks.</summary>
    public OpenIntermediateFormValidator() => RuleFor(form => form.HeldOn).NotNull().WithMessage("Donnez la date, par exemple 12/04/2026.");
}
