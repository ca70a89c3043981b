using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using FluentValidation;

namespace CqpMutualite.Web.Features.Training;

/// <summary>What is typed of a module, to add or to correct it.</summary>
public sealed record ModuleForm
{
    /// <summary>Key of the unit; the label is the edition's word.</summary>
    [Display(Name = "Unité")]
    public string? Unit { get; init; }

    [Display(Name = "Intitulé du module")]
    public string? Title { get; init; }

    [Display(Name = "Premier jour")]
    public DateOnly? StartsOn { get; init; }

    [Display(Name = "Dernier jour")]
    public DateOnly? EndsOn { get; init; }

    /// <summary>Hours in all, as typed: « 14 », « 14,5 », « 14.5 ».</summary>
    [Display(Name = "Nombre d’heures")]
    public string? Hours { get; init; }

    [Display(Name = "Contenu")]
    public string? Content { get; init; }

    [Display(Name = "Méthode pédagogique")]
    public string? Method { get; init; }

    /// <summary>What the module was when the form was shown, to see whether somebody corrected it meanwhile; null for a new one.</summary>
    public string? Seen { get; init; }

    /// <summary>A module as it stands.</summary>
    public static ModuleForm Of(Module module) => new()
    {
        Unit = module.Unit,
        Title = module.Title,
        StartsOn = module.StartsOn,
        EndsOn = module.EndsOn,
        Hours = Typography.Number(module.Hours),
        Content = module.Content,
        Method = module.Method,
        Seen = StateOf(module),
    };

    /// <summary>What tells one state of a module from another.</summary>
    public static string StateOf(Module module) =>
        CanonicalContent.Hash(
            JsonSerializer.Serialize(
                new[]
                {
                    module.Unit,
                    module.Title,
                    module.StartsOn.ToString("O", CultureInfo.InvariantCulture),
                    module.EndsOn.ToString("O", CultureInfo.InvariantCulture),
                    Typography.Number(module.Hours),
                    module.Content ?? "",
                    module.Method ?? "",
                }
            )
        );

    /// <summary>The hours as a number; null when they are not one.</summary>
    internal decimal? HoursTyped =>
        decimal.TryParse(Hours?.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours) ? hours : null;

    /// <summary>What is said of the module, once the shape is checked. <paramref name="organisation"/>: who gives it.</summary>
    public ModuleTerms Terms(Guid? organisation) =>
        new(Title, StartsOn!.Value, EndsOn!.Value, HoursTyped!.Value)
        {
            OrganisationId = organisation,
            Content = Content,
            Method = Method,
        };
}

/// <summary>Checks of shape; the rules are the aggregate's.</summary>
public sealed class ModuleFormValidator : AbstractValidator<ModuleForm>
{
    private const int LongestTitle = 300;
    private const int LongestContent = 4_000;
    private const int LongestMethod = 2_000;

    public ModuleFormValidator()
    {
        RuleFor(form => form.Unit).NotEmpty().WithMessage("Choisissez à quoi ce module se rattache.");
        RuleFor(form => form.Title)
            .NotEmpty()
            .WithMessage("Donnez l’intitulé du module.")
            .MaximumLength(LongestTitle)
            .WithMessage("L’intitulé tient en 300 signes.");
        RuleFor(form => form.StartsOn).NotNull().WithMessage("Donnez le premier jour, par exemple 12/04/2026.");
        RuleFor(form => form.EndsOn).NotNull().WithMessage("Donnez le dernier jour, par exemple 13/04/2026.");
        RuleFor(form => form.Hours).NotEmpty().WithMessage("Donnez le nombre d’heures.")
            .Must((form, typed) => string.IsNullOrWhiteSpace(typed) || form.HoursTyped is not null).WithMessage(FileRefusals.ModuleHours.Message);
        RuleFor(form => form.Content).MaximumLength(LongestContent).WithMessage("Le contenu tient en 4 000 signes.");
        RuleFor(form => form.Method).MaximumLength(LongestMethod).WithMessage("La méthode tient en 2 000 signes.");
    }
}
