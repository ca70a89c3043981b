using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using FluentValidation;

namespace CqpMutualite.Web.Features.Decisions.TakeUpDecision;

/// <summary>What becomes of the decision, and why.</summary>
public sealed record TakeUpDecisionForm
{
    [Display(Name = "Ce que devient la décision")]
    public Replacement? How { get; init; }

    [Display(Name = "Motif")]
    public string? Reason { get; init; }
}

public sealed class TakeUpDecisionFormValidator : AbstractValidator<TakeUpDecisionForm>
{
    public TakeUpDecisionFormValidator()
    {
        RuleFor(form => form.How).NotNull().WithMessage("Choisissez la correction ou l’annulation.").IsInEnum();
        RuleFor(form => form.Reason).MaximumLength(1000).WithMessage("Le motif tient en 1 000 signes.");
    }
}
