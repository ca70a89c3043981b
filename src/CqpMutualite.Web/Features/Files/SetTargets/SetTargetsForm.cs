using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Files;
using FluentValidation;

namespace CqpMutualite.Web.Features.Files.SetTargets;

/// <summary>By when each step is wanted; empty: the usual duration of the step.</summary>
public sealed record SetTargetsForm
{
    [Display(Name = "Entretien d’accueil et d’orientation")]
    public DateOnly? Interview { get; init; }

    [Display(Name = "Fin de la formation")]
    public DateOnly? Training { get; init; }

    [Display(Name = "Évaluation en entreprise signée")]
    public DateOnly? Evaluation { get; init; }

    [Display(Name = "Transmission du dossier")]
    public DateOnly? Transmission { get; init; }

    internal Targets Targets => new(Interview, Training, Evaluation, Transmission);

    internal static SetTargetsForm Of(Targets targets) => new()
    {
        Interview = targets.Interview,
        Training = targets.Training,
        Evaluation = targets.Evaluation,
        Transmission = targets.Transmission,
    };
}

/// <summary>The rules are the aggregate's.</summary>
public sealed class SetTargetsFormValidator : AbstractValidator<SetTargetsForm>;
