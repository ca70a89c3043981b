using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Files.ReorientFile;

/// <summary>Where the candidate goes, and why.</summary>
public sealed record ReorientFileForm
{
    /// <summary>Code of the other certification.</summary>
    [Display(Name = "Certification qui convient au candidat")]
    public string? Certification { get; init; }

    /// <summary>Why, read by everyone on the file.</summary>
    [Display(Name = "Pourquoi le candidat est réorienté")]
    public string? Reason { get; init; }
}

public sealed class ReorientFileFormValidator : AbstractValidator<ReorientFileForm>
{
    public ReorientFileFormValidator()
    {
        RuleFor(form => form.Certification).NotEmpty().WithMessage("Choisissez une certification, ou clôturez le dossier si aucune ne convient.");
        RuleFor(form => form.Reason).MaximumLength(1_000).WithMessage("Le motif tient en 1 000 signes.");
    }
}
