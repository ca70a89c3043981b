using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Shared.Fields;
using FluentValidation;

namespace CqpMutualite.Web.Features.Jury.Deliberate;

/// <summary>What the president chooses and types.</summary>
public sealed record DeliberateForm
{
    /// <summary>Value of « acquis ».</summary>
    public const string Acquired = "acquis";

    /// <summary>Value of « non acquis ».</summary>
    public const string NotAcquired = "non-acquis";

    /// <summary>For the candidate, after a partial decision.</summary>
    [Display(Name = "Conseil du jury")]
    public string? Advice { get; init; }

    /// <summary>The president's password.</summary>
    [Display(Name = "Mot de passe du président")]
    public string? Secret { get; init; }

    /// <summary>Acquired or not, by unit; a unit without an answer is absent.</summary>
    public IReadOnlyDictionary<string, bool> Units { get; private init; } = new Dictionary<string, bool>();

    /// <summary>The same with the units posted: their keys are the edition's.</summary>
    public DeliberateForm WithUnits(Referential edition, IFormCollection posted) => this with
    {
        Units = edition.Units.Select(unit => (unit.Key, Value: posted[AnswerFields.Value(unit.Key)].ToString()))
            .Where(answer => answer.Value is Acquired or NotAcquired).ToDictionary(answer => answer.Key, answer => answer.Value == Acquired),
    };
}

/// <summary>Checks of shape.</summary>
public sealed class DeliberateFormValidator : AbstractValidator<DeliberateForm>
{
    private const int LongestAdvice = 4000;

    /// <summary>The checks.</summary>
    public DeliberateFormValidator() =>
        RuleFor(form => form.Advice).MaximumLength(LongestAdvice).WithMessage("Le conseil tient en 4 000 signes.");
}
