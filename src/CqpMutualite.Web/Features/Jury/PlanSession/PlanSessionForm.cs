using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Web.Persistence;
using FluentValidation;

namespace CqpMutualite.Web.Features.Jury.PlanSession;

/// <summary>What is typed to create a session.</summary>
public sealed record PlanSessionForm : SessionTermsForm
{
    /// <summary>Jury or commission.</summary>
    [Display(Name = "Nature de la session")]
    public SessionKind Kind { get; init; }

    /// <summary>Codes of editions.</summary>
    [Display(Name = "Certifications")]
    public IReadOnlyList<string>? Editions { get; init; }

    /// <summary>Those ticked.</summary>
    public IReadOnlyList<string> Chosen() => [.. (Editions ?? []).Where(code => !string.IsNullOrEmpty(code)).Distinct()];
}

/// <summary>Checks of shape.</summary>
public sealed class PlanSessionFormValidator : SessionTermsValidator<PlanSessionForm>
{
    /// <summary>The checks.</summary>
    public PlanSessionFormValidator(Editions editions, TimeProvider clock)
        : base(clock) =>
        RuleFor(form => form.Editions)
            .Must((form, _) => form.Chosen().Count > 0 && form.Chosen().All(code => editions.All.Any(edition => edition.Code == code)))
            .WithMessage("Choisissez les certifications dont la session examine les dossiers.");
}
