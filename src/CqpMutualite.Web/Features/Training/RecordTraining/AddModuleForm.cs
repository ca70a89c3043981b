using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Training.RecordTraining;

/// <summary>What is typed to add a module.</summary>
public sealed record AddModuleForm
{
    /// <summary>Key of the unit; the label is the edition's word.</summary>
    [Display(Name = "Unité")]
    public string? Unit { get; init; }

    /// <summary>Title of the module.</summary>
    [Display(Name = "Intitulé du module")]
    public string? Title { get; init; }

    /// <summary>First day.</summary>
    [Display(Name = "Premier jour")]
    public DateOnly? StartsOn { get; init; }

    /// <summary>Last day.</summary>
    [Display(Name = "Dernier jour")]
    public DateOnly? EndsOn { get; init; }

    /// <summary>Hours in all.</summary>
    [Display(Name = "Nombre d’heures")]
    public int? Hours { get; init; }

    /// <summary>What is taught.</summary>
    [Display(Name = "Contenu")]
    public string? Content { get; init; }

    /// <summary>How it is taught.</summary>
    [Display(Name = "Méthode pédagogique")]
    public string? Method { get; init; }
}

/// <summary>Checks of shape; the rules are the aggregate's.</summary>
public sealed class AddModuleFormValidator : AbstractValidator<AddModuleForm>
{
    private const int LongestTitle = 300;
    private const int LongestContent = 4_000;
    private const int LongestMethod = 2_000;

    /// <summary>The checks.</summary>
    public AddModuleFormValidator()
    {
        RuleFor(form => form.Unit).NotEmpty().WithMessage("Choisissez à quoi ce module se rattache.");
        RuleFor(form => form.Title).NotEmpty().WithMessage("Donnez l’intitulé du module.").MaximumLength(LongestTitle).WithMessage("L’intitulé tient en 300 signes.");
        RuleFor(form => form.StartsOn).NotNull().WithMessage("Donnez le premier jour, par exemple 12/04/2026.");
        RuleFor(form => form.EndsOn).NotNull().WithMessage("Donnez le dernier jour, par exemple 13/04/2026.");
        RuleFor(form => form.Hours).NotNull().WithMessage("Donnez le nombre d’heures.");
        RuleFor(form => form.Content).MaximumLength(LongestContent).WithMessage("Le contenu tient en 4 000 signes.");
        RuleFor(form => form.Method).MaximumLength(LongestMethod).WithMessage("La méthode tient en 2 000 signes.");
    }
}
