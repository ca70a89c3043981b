using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Settings;
using FluentValidation;

namespace CqpMutualite.Web.Features.Settings.EditSettings;

/// <summary>One setting as typed: its key, for which certification, and its value in the field of its kind.</summary>
public sealed record EditSettingsForm
{
    /// <summary>Key of the setting.</summary>
    public string? Key { get; init; }

    /// <summary>Code of the certification; empty for a setting that holds for all.</summary>
    public string? Certification { get; init; }

    /// <summary>Papers asked for, one a line.</summary>
    [Display(Name = "Pièces demandées, une par ligne")]
    public string? Papers { get; init; }

    /// <summary>What happens after the last day for a first jury.</summary>
    [Display(Name = "Après le délai de première présentation")]
    public WhenOverdue? WhenOverdue { get; init; }

    /// <summary>Days before its end from which an approval is announced.</summary>
    [Display(Name = "Nombre de jours avant la fin")]
    public int? WarnDays { get; init; }
}

/// <summary>Checks of shape.</summary>
public sealed class EditSettingsFormValidator : AbstractValidator<EditSettingsForm>
{
    private const int LongestPaper = 120, MostPapers = 20, MostWarnDays = 730;

    /// <summary>The checks.</summary>
    public EditSettingsFormValidator()
    {
        When(form => form.Key == OemmSettings.RequiredPapers.Key, () => RuleFor(form => form.Papers)
            .MaximumLength(OemmSettings.LongestPapers).WithMessage("La liste tient en 2 000 signes.")
            .Must(papers => Lines(papers).All(paper => paper.Length <= LongestPaper)).WithMessage("Une pièce se dit en 120 signes.")
            .Must(papers => Lines(papers).Count <= MostPapers).WithMessage("Vingt pièces au plus."));
        When(form => form.Key == OemmSettings.ApprovalWarnDays.Key, () => RuleFor(form => form.WarnDays).NotNull().WithMessage("Donnez un nombre de jours.").InclusiveBetween(0, MostWarnDays).WithMessage("Donnez un nombre de jours entre 0 et 730."));
        When(form => form.Key == OemmSettings.FirstJuryWhenOverdue.Key, () => RuleFor(form => form.WhenOverdue).NotNull().WithMessage("Choisissez une des deux façons de faire."));
    }

    private static IReadOnlyList<string> Lines(string? papers) => OemmSettings.RequiredPapers.Read(papers?.Replace("\r", "", StringComparison.Ordinal) ?? "");
}
