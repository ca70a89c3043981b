using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Jury.NamePresident;

public sealed record NamePresidentForm
{
    public Guid? PersonId { get; init; }

    /// <summary>Why the presidency does not alternate.</summary>
    [Display(Name = "Motif")]
    public string? TurnBecause { get; init; }
}

public sealed class NamePresidentFormValidator : AbstractValidator<NamePresidentForm>
{
    private const int Longest = 1000;

    public NamePresidentFormValidator() => RuleFor(form => form.TurnBecause).MaximumLength(Longest).WithMessage("Le motif tient en 1 000 signes.");
}
