using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Evaluation.AcknowledgeResults;

public sealed record AcknowledgeResultsForm
{
    /// <summary>Day on which the results were presented.</summary>
    [Display(Name = "Les résultats m’ont été présentés le")]
    public DateOnly? HeldOn { get; init; }

    /// <summary>The candidate accepts the declaration.</summary>
    [Display(Name = "Mes évaluateurs m’ont présenté et commenté ces résultats ; j’en ai pris connaissance.")]
    public bool Declared { get; init; }

    /// <summary>Password, again.</summary>
    [Display(Name = "Mot de passe")]
    public string? Secret { get; init; }

    /// <summary>SHA-256 of the content that was read.</summary>
    public string? Hash { get; init; }
}

public sealed class AcknowledgeResultsFormValidator : AbstractValidator<AcknowledgeResultsForm>
{
    public AcknowledgeResultsFormValidator()
    {
        RuleFor(form => form.Declared).Equal(true).WithMessage("Cochez la déclaration : c’est elle que vous signez.");
        RuleFor(form => form.Secret).NotEmpty().WithMessage("Donnez votre mot de passe : il vaut signature.");
        RuleFor(form => form.Hash).NotEmpty().WithMessage("Relisez les résultats avant de signer.");
    }
}
