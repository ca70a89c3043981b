using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Jury;
using FluentValidation;
using College = CqpMutualite.Domain.Referentials.College;

namespace CqpMutualite.Web.Features.Jury.OpenSitting;

public sealed record OpenSittingForm
{
    /// <summary>Those who are there, beside whoever opens.</summary>
    [Display(Name = "Présents, avec vous")]
    public IReadOnlyList<Guid>? Present { get; init; }

    /// <summary>Why the sitting opens although a voice is missing.</summary>
    [Display(Name = "Si un membre manque : motif de l’ouverture sans lui")]
    public string? Because { get; init; }

    [Display(Name = "Président, désigné parmi les présents")]
    public Guid? PresidentId { get; init; }

    /// <summary>Why the presidency does not alternate.</summary>
    [Display(Name = "Si ce n’est pas le tour de son collège : motif")]
    public string? TurnBecause { get; init; }

    /// <summary>The president proposed; everybody with a seat, and whoever stands in for a candidate, is thought to be there.</summary>
    public static OpenSittingForm Of(JurySession session) => new()
    {
        Present = [.. session.Members.Where(member => !member.IsSubstitute || session.Expects(member)).Select(member => member.PersonId)],
        PresidentId = session.President?.PersonId,
        TurnBecause = session.PresidencyBecause,
    };
}

public sealed class OpenSittingFormValidator : AbstractValidator<OpenSittingForm>
{
    private const int Longest = 1000;

    public OpenSittingFormValidator()
    {
        RuleFor(form => form.Because).MaximumLength(Longest).WithMessage("Le motif tient en 1 000 signes.");
        RuleFor(form => form.TurnBecause).MaximumLength(Longest).WithMessage("Le motif tient en 1 000 signes.");
    }
}
