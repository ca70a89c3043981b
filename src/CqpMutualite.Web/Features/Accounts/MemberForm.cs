using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Accounts;

public sealed record MemberForm
{
    [Display(Name = "Prénom")]
    public string? FirstName { get; init; }

    /// <summary>Said of somebody who has one name only.</summary>
    [Display(Name = "Cette personne n’a pas de prénom")]
    public bool NoFirstName { get; init; }

    [Display(Name = "Nom")]
    public string? Name { get; init; }

    /// <summary>E-mail address: the invitation goes there.</summary>
    [Display(Name = "Adresse électronique")]
    public string? Email { get; init; }

    [Display(Name = "Fonction")]
    public string? JobTitle { get; init; }
}

public sealed class MemberFormValidator : AbstractValidator<MemberForm>
{
    public MemberFormValidator()
    {
        RuleFor(form => form.FirstName).IsGivenUnless(form => form.NoFirstName);
        RuleFor(form => form.Name).NotEmpty().WithMessage("Donnez le nom.").MaximumLength(60).WithMessage("Le nom tient en 60 signes.").Prints();
        RuleFor(form => form.Email).NotEmpty().WithMessage("Donnez l’adresse électronique.").IsMailed();
        RuleFor(form => form.JobTitle)
            .NotEmpty()
            .WithMessage("Donnez la fonction.")
            .MaximumLength(120)
            .WithMessage("La fonction tient en 120 signes.")
            .Prints();
    }
}
