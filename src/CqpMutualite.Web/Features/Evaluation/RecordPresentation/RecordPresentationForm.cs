using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Evaluation.RecordPresentation;

public sealed record RecordPresentationForm
{
    /// <summary>Day on which the results were presented.</summary>
    [Display(Name = "Résultats présentés le")]
    public DateOnly? HeldOn { get; init; }

    /// <summary>Why the candidate does not sign.</summary>
    [Display(Name = "Pourquoi le candidat ne signe pas")]
    public string? Reason { get; init; }

    /// <summary>Password of who states it.</summary>
    [Display(Name = "Votre mot de passe")]
    public string? Secret { get; init; }

    /// <summary>SHA-256 of the content that was presented.</summary>
    public string? Hash { get; init; }
}

/// <summary>Checks of shape; the rules are the file's.</summary>
public sealed class RecordPresentationFormValidator : AbstractValidator<RecordPresentationForm>
{
    private const int LongestReason = 600;

    public RecordPresentationFormValidator()
    {
        RuleFor(form => form.Reason).MaximumLength(LongestReason).WithMessage("Le motif tient en 600 signes.");
        RuleFor(form => form.Secret).NotEmpty().WithMessage("Donnez votre mot de passe : vous déclarez cette présentation.");
        RuleFor(form => form.Hash).NotEmpty().WithMessage("Rechargez la page, puis enregistrez de nouveau.");
    }
}
