using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Jury.NamePresident;

/// <summary>Which member.</summary>
public sealed record NamePresidentForm
{
    /// <summary>The person.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Why the presidency does not alternate.</summary>
    [Display(Name = "Motif")]
    public string? TurnBecause { get; init; }
}

/// <summary>Checks of shape.</summary>
public sealed class NamePresidentFormValidator : AbstractValidator<NamePresidentForm>
{
    private const int Longest = 1000;

    /// <summary>The checks.</summary>
    public NamePresidentFormValidator() => RuleFor(form => form.TurnBecause).MaximumLength(Longest).WithMessage("Le motif tient en 1 000 signes.");
}
