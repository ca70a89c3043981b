using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Persistence;
using FluentValidation;

namespace CqpMutualite.Web.Features.Jury.PlanSession;

/// <summary>What is typed to create a session.</summary>
public sealed record PlanSessionForm : SessionTermsForm
{
    [Display(Name = "Nature de la session")]
    public SessionKind Kind { get; init; }

    [Display(Name = "Certifications")]
    public IReadOnlyList<string>? Editions { get; init; }

    /// <summary>Reference of the file for which it is created; null: none.</summary>
    [RegularExpression("[0-9A-Z-]{1,30}")]
    public string? Reference { get; init; }

    public IReadOnlyList<string> Chosen() => [.. (Editions ?? []).Where(code => !string.IsNullOrEmpty(code)).Distinct()];
}

public sealed class PlanSessionFormValidator : SessionTermsValidator<PlanSessionForm>
{
    public PlanSessionFormValidator(Editions editions, TimeProvider clock)
        : base(clock) =>
        RuleFor(form => form.Editions)
            .Must((form, _) => form.Chosen().Count > 0 && form.Chosen().All(code => editions.All.Any(edition => edition.Code == code)))
            .WithMessage("Choisissez les certifications dont la session examine les dossiers.");
}
