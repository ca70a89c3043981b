using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Evaluation.AddEvaluator;

/// <summary>Somebody of the company.</summary>
public sealed record AddEvaluatorForm
{
    /// <summary>First name.</summary>
    [Display(Name = "Prénom")]
    public string? FirstName { get; init; }

    /// <summary>Name.</summary>
    [Display(Name = "Nom")]
    public string? Name { get; init; }

    /// <summary>E-mail address.</summary>
    [Display(Name = "Adresse électronique")]
    public string? Email { get; init; }

    /// <summary>Function, as printed on the booklet.</summary>
    [Display(Name = "Fonction")]
    public string? JobTitle { get; init; }
}

/// <summary>Checks of shape.</summary>
public sealed class AddEvaluatorFormValidator : AbstractValidator<AddEvaluatorForm>
{
    /// <summary>The checks.</summary>
    public AddEvaluatorFormValidator()
    {
        RuleFor(form => form.FirstName).NotEmpty().WithMessage("Donnez le prénom.").MaximumLength(120).WithMessage("Le prénom tient en 120 signes.");
        RuleFor(form => form.Name).NotEmpty().WithMessage("Donnez le nom.").MaximumLength(60).WithMessage("Le nom tient en 60 signes.");
        RuleFor(form => form.Email).NotEmpty().WithMessage("Donnez l’adresse électronique.").MaximumLength(254).WithMessage("L’adresse tient en 254 signes.");
        RuleFor(form => form.Email).EmailAddress().When(form => !string.IsNullOrWhiteSpace(form.Email)).WithMessage("Cette adresse n’est pas complète : il faut un nom, @ et un domaine.");
        RuleFor(form => form.JobTitle).NotEmpty().WithMessage("Donnez la fonction : elle figure sur le livret.").MaximumLength(120).WithMessage("La fonction tient en 120 signes.");
    }
}
