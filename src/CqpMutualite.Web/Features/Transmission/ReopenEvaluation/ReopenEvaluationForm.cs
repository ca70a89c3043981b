using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Files;
using CqpMutualite.Web.Features.Files;
using FluentValidation;

namespace CqpMutualite.Web.Features.Transmission.ReopenEvaluation;

/// <summary>Why a signed booklet is opened again.</summary>
public sealed record ReopenEvaluationForm
{
    /// <summary>The reason, kept with the void signatures.</summary>
    [Display(Name = "Pourquoi rouvrir le livret")]
    public string? Reason { get; init; }

    /// <summary>Begun with the certifier's own words, point by point: the company may add to them.</summary>
    public static ReopenEvaluationForm Of(FileHead head)
    {
        var points = head.File.Transmission.ToCorrect
            .Where(point => point.Point is ReturnPoint.CandidatePart or ReturnPoint.Evaluation or ReturnPoint.SummarySheet or ReturnPoint.Other).ToList();
        return new ReopenEvaluationForm
        {
            Reason = points.Count == 0 ? null : string.Join('\n', points.Select(point => $"{point.Examined.NameIn(head.Edition)} : {point.Reason}")),
        };
    }
}

/// <summary>Checks of shape; the rules are the sheet's.</summary>
public sealed class ReopenEvaluationFormValidator : AbstractValidator<ReopenEvaluationForm>
{
    private const int LongestReason = 1_000;

    public ReopenEvaluationFormValidator() => RuleFor(form => form.Reason).MaximumLength(LongestReason).WithMessage("Le motif tient en 1 000 signes.");
}
