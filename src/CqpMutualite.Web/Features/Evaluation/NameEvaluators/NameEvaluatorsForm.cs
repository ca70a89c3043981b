using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using FluentValidation;

namespace CqpMutualite.Web.Features.Evaluation.NameEvaluators;

/// <summary>The two persons chosen.</summary>
public sealed record NameEvaluatorsForm
{
    /// <summary>The line manager.</summary>
    [Display(Name = "Évaluateur 1, responsable hiérarchique")]
    public Guid? FirstEvaluatorId { get; init; }

    /// <summary>Tutor, internal trainer or other experienced professional.</summary>
    [Display(Name = "Évaluateur 2, tuteur ou autre professionnel expérimenté")]
    public Guid? SecondEvaluatorId { get; init; }

    /// <summary>Those in place, and <paramref name="added"/> in the first free place.</summary>
    public static NameEvaluatorsForm Of(CertificationFile file, Guid? added)
    {
        var first = file.Evaluators.FirstOrDefault(assignment => assignment.Seat == EvaluatorSeat.First)?.PersonId;
        var second = file.Evaluators.FirstOrDefault(assignment => assignment.Seat == EvaluatorSeat.Second)?.PersonId;
        return new NameEvaluatorsForm { FirstEvaluatorId = first ?? added, SecondEvaluatorId = second ?? (first is null ? null : added) };
    }
}

/// <summary>Checks of shape; the rules are the aggregate's.</summary>
public sealed class NameEvaluatorsFormValidator : AbstractValidator<NameEvaluatorsForm>
{
    /// <summary>The checks.</summary>
    public NameEvaluatorsFormValidator()
    {
        RuleFor(form => form.FirstEvaluatorId).NotNull().WithMessage("Choisissez le responsable hiérarchique qui évaluera.");
        RuleFor(form => form.SecondEvaluatorId).NotNull().WithMessage("Choisissez le second évaluateur.");
    }
}
