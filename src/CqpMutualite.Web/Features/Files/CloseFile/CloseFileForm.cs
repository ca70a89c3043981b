using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Files.CloseFile;

/// <summary>Why a file is closed before its end.</summary>
public sealed record CloseFileForm
{
    /// <summary>The reason, read by everyone on the file.</summary>
    [Display(Name = "Pourquoi ce dossier s’arrête")]
    public string? Reason { get; init; }
}

/// <summary>Checks of shape; the rules of the path are the aggregate's.</summary>
public sealed class CloseFileFormValidator : AbstractValidator<CloseFileForm>
{
    private const int LongestReason = 1_000;

    /// <summary>The checks.</summary>
    public CloseFileFormValidator() => RuleFor(form => form.Reason).MaximumLength(LongestReason).WithMessage("Le motif tient en 1 000 signes.");
}
