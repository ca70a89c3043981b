using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.People;
using FluentValidation;

namespace CqpMutualite.Web.Features.Evaluation.NameEvaluators;

/// <summary>The two places, and why somebody leaves one.</summary>
public sealed record NameEvaluatorsForm
{
    public SeatForm First { get; init; } = new() { Capacity = EvaluatorCapacity.LineManager };

    public SeatForm Second { get; init; } = new() { Capacity = EvaluatorCapacity.Tutor };

    /// <summary>Why an evaluator in place is replaced.</summary>
    [Display(Name = "Motif du remplacement")]
    public string? Reason { get; init; }

    public static NameEvaluatorsForm Of(CertificationFile file)
    {
        var empty = new NameEvaluatorsForm();
        return new NameEvaluatorsForm { First = SeatOf(EvaluatorSeat.First, empty.First), Second = SeatOf(EvaluatorSeat.Second, empty.Second) };

        SeatForm SeatOf(EvaluatorSeat seat, SeatForm none) =>
            file.Evaluators.FirstOrDefault(assignment => assignment.Seat == seat) is { } current
                ? new SeatForm { PersonId = current.PersonId, Capacity = current.Capacity }
                : none;
    }
}

/// <summary>One place: somebody of the list, or somebody invited by name, function and address, who then takes the place of the former.</summary>
public sealed record SeatForm
{
    [Display(Name = "Personne")]
    public Guid? PersonId { get; init; }

    [Display(Name = "Qualité")]
    public EvaluatorCapacity? Capacity { get; init; }

    /// <summary>First name of somebody invited.</summary>
    [Display(Name = "Prénom")]
    public string? FirstName { get; init; }

    /// <summary>Said of somebody who has one name only.</summary>
    [Display(Name = "Cette personne n’a pas de prénom")]
    public bool NoFirstName { get; init; }

    [Display(Name = "Nom")]
    public string? Name { get; init; }

    /// <summary>Function, as printed on the booklet.</summary>
    [Display(Name = "Fonction")]
    public string? JobTitle { get; init; }

    /// <summary>E-mail address; none: a letter.</summary>
    [Display(Name = "Adresse électronique")]
    public string? Email { get; init; }

    /// <summary>An account rather than a link to this file.</summary>
    [Display(Name = "Lui ouvrir un compte, pour évaluer aussi d’autres candidats")]
    public bool WithAccount { get; init; }

    /// <summary>Whether somebody is invited. No property: the binder would read it.</summary>
    public bool Invites() => new[] { FirstName, Name, JobTitle, Email }.Any(typed => !string.IsNullOrWhiteSpace(typed));
}

/// <summary>Checks of shape; the rules are the aggregate's.</summary>
public sealed class NameEvaluatorsFormValidator : AbstractValidator<NameEvaluatorsForm>
{
    public NameEvaluatorsFormValidator()
    {
        RuleFor(form => form.First).SetValidator(new SeatFormValidator("premier"));
        RuleFor(form => form.Second).SetValidator(new SeatFormValidator("second"));
        RuleFor(form => form.Second.Email)
            .Must((form, email) => !string.Equals(email?.Trim(), form.First.Email?.Trim(), StringComparison.OrdinalIgnoreCase))
            .When(form => !string.IsNullOrWhiteSpace(form.Second.Email))
            .WithMessage("C’est aussi l’adresse donnée pour l’autre évaluateur : ce sont deux personnes distinctes.");
        RuleFor(form => form.Reason).MaximumLength(4000).WithMessage("Le motif tient en 4 000 signes.");
    }
}

/// <summary>Checks of one place. No parameterless constructor: it only serves inside the form.</summary>
internal sealed class SeatFormValidator : AbstractValidator<SeatForm>
{
    public SeatFormValidator(string rank)
    {
        RuleFor(seat => seat.PersonId).NotNull().When(seat => !seat.Invites()).WithMessage($"Choisissez le {rank} évaluateur, ou invitez une personne.");
        RuleFor(seat => seat.Capacity).NotNull().IsInEnum().WithMessage("Choisissez à quel titre cette personne évalue.");
        When(
            seat => seat.Invites(),
            () =>
            {
                RuleFor(seat => seat.FirstName).IsGivenUnless(seat => seat.NoFirstName);
                RuleFor(seat => seat.Name).NotEmpty().WithMessage("Donnez le nom.").MaximumLength(60).WithMessage("Le nom tient en 60 signes.").Prints();
                RuleFor(seat => seat.JobTitle)
                    .NotEmpty()
                    .WithMessage("Donnez la fonction : elle figure sur le livret.")
                    .MaximumLength(120)
                    .WithMessage("La fonction tient en 120 signes.")
                    .Prints();
                RuleFor(seat => seat.Email).IsMailed();
            }
        );
    }
}
