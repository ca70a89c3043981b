using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Evaluation.OpenEvaluation;

public sealed record OpenEvaluationForm
{
    [Display(Name = "Compétences estimées acquises le")]
    public DateOnly? OpenedOn { get; init; }

    /// <summary>The line manager says so.</summary>
    [Display(Name = "J’estime que le candidat a acquis les compétences de cette certification et peut être évalué.")]
    public bool Considers { get; init; }
}

/// <summary>Checks of shape; the rules are the file's.</summary>
public sealed class OpenEvaluationFormValidator : AbstractValidator<OpenEvaluationForm>
{
    public OpenEvaluationFormValidator()
    {
        RuleFor(form => form.OpenedOn).NotNull().WithMessage("Donnez le jour, par exemple 12/04/2026.");
        RuleFor(form => form.Considers).Equal(true).WithMessage("Cochez cette phrase\u00A0: sans elle, l’évaluation ne s’ouvre pas.");
    }
}
