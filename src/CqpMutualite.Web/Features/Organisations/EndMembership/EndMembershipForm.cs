using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Organisations.EndMembership;

public sealed record EndMembershipForm
{
    /// <summary>Last day, included.</summary>
    [Display(Name = "Dernier jour")]
    public DateOnly? LastDay { get; init; }

    /// <summary>The person leaves the organisation: every capacity of theirs in it ends.</summary>
    [Display(Name = "Cette personne s’en va : mettre fin à toutes ses qualités ici")]
    public bool Leaves { get; init; }

    /// <summary>Who evaluates in their place where nothing else is chosen.</summary>
    [Display(Name = "Pour tous ces dossiers")]
    public Guid? ForAll { get; init; }

    /// <summary>The choice of each file, where it is another.</summary>
    public IReadOnlyList<ReplacementForm>? Files { get; init; }
}

/// <summary>Who evaluates on one file in the place of the person who goes.</summary>
public sealed record ReplacementForm
{
    public string? Reference { get; init; }

    [Display(Name = "Remplacement")]
    public Guid? PersonId { get; init; }
}

public sealed class EndMembershipFormValidator : AbstractValidator<EndMembershipForm>
{
    public EndMembershipFormValidator(TimeProvider clock) => RuleFor(form => form.LastDay)
        .NotNull().WithMessage("Donnez le dernier jour, par exemple 31/12/2026.")
        .Must(day => day is null || day <= clock.Today().AddYears(1)).WithMessage("Vérifiez l’année : le dernier jour se place dans l’année qui vient.");
}
