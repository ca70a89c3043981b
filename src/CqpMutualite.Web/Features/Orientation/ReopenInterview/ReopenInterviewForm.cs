using System.ComponentModel.DataAnnotations;
using CqpMutualite.Web.Features.Files;
using FluentValidation;

namespace CqpMutualite.Web.Features.Orientation.ReopenInterview;

/// <summary>The page; <paramref name="State"/> says why the guide stays as it is.</summary>
public sealed record ReopenInterviewPage(FileHead Head, string? State, ReopenInterviewForm Form)
{
    /// <summary>As the file is now.</summary>
    public static ReopenInterviewPage Of(FileHead head, ReopenInterviewForm form) =>
        new(head, head.File.Orientation.MaySign().Refusals.FirstOrDefault()?.Message, form);
}

/// <summary>Why it is opened again.</summary>
public sealed record ReopenInterviewForm
{
    [Display(Name = "Pourquoi rouvrir le guide")]
    public string? Reason { get; init; }
}

public sealed class ReopenInterviewFormValidator : AbstractValidator<ReopenInterviewForm>
{
    public ReopenInterviewFormValidator() =>
        RuleFor(form => form.Reason).MaximumLength(400).WithMessage("Le motif tient en 400 signes : il reste dans l’historique.");
}
