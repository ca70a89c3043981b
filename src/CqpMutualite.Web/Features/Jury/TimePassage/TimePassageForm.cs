using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Features.Files;
using FluentValidation;

namespace CqpMutualite.Web.Features.Jury.TimePassage;

public sealed record TimePassageForm
{
    /// <summary>The candidate cannot come before.</summary>
    [Display(Name = "Ne peut pas venir avant")]
    public TimeOnly? NotBefore { get; init; }

    /// <summary>The candidate must have been heard by then.</summary>
    [Display(Name = "Doit avoir fini à")]
    public TimeOnly? NotAfter { get; init; }

    [Display(Name = "Motif")]
    public string? Because { get; init; }

    /// <summary>The hour that the passage keeps.</summary>
    [Display(Name = "Passe à")]
    public TimeOnly? FixedAt { get; init; }

    public static TimePassageForm Of(Passage passage) =>
        new() { NotBefore = passage.NotBefore, NotAfter = passage.NotAfter, Because = passage.ConstraintReason, FixedAt = passage.FixedAt };
}

public sealed class TimePassageFormValidator : AbstractValidator<TimePassageForm>
{
    private const int Longest = 400;

    public TimePassageFormValidator() => RuleFor(form => form.Because).MaximumLength(Longest).WithMessage("Le motif tient en 400 signes.");
}
