using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Files.MergeCandidate;

public sealed record MergeCandidateForm
{
    /// <summary>Reference of a file of the other record.</summary>
    [Display(Name = "Référence d’un dossier de l’autre fiche")]
    public string? With { get; init; }

    [Display(Name = "Motif")]
    public string? Reason { get; init; }
}

public sealed class MergeCandidateFormValidator : AbstractValidator<MergeCandidateForm>
{
    public MergeCandidateFormValidator()
    {
        RuleFor(form => form.With).NotEmpty().WithMessage("Donnez la référence d’un dossier de l’autre fiche.");
        RuleFor(form => form.Reason)
            .NotEmpty().WithMessage("Dites ce qui montre que c’est une seule personne.")
            .MaximumLength(300).WithMessage("Le motif tient en 300 signes.");
    }
}
