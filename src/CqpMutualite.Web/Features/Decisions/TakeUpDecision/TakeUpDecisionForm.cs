using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using FluentValidation;

namespace CqpMutualite.Web.Features.Decisions.TakeUpDecision;

/// <summary>What becomes of the decision, and why.</summary>
public sealed record TakeUpDecisionForm
{
    /// <summary>Correction or cancellation.</summary>
    [Display(Name = "Ce que devient la décision")]
    public Replacement? How { get; init; }

    /// <summary>Why.</summary>
    [Display(Name = "Motif")]
    public string? Reason { get; init; }
}

/// <summary>Checks of shape.</summary>
public sealed class TakeUpDecisionFormValidator : AbstractValidator<TakeUpDecisionForm>
{
    /// <summary>The checks.</summary>
    public TakeUpDecisionFormValidator()
    {
        RuleFor(form => form.How).NotNull().WithMessage("Choisissez la correction ou l’annulation.").IsInEnum();
        RuleFor(form => form.Reason).MaximumLength(1000).WithMessage("Le motif tient en 1 000 signes.");
    }
}
