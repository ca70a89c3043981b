using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.People;
using FluentValidation;

namespace CqpMutualite.Web.Features.Accounts.InviteColleague;

/// <summary>In which capacity, from when to when.</summary>
public sealed record ColleagueForm
{
    [Display(Name = "Ce que cette personne fera")]
    public Role? Role { get; init; }

    /// <summary>The body that it acts for, of the OEMM.</summary>
    [Display(Name = "Organisme, pour l’OEMM")]
    public string? Organisation { get; init; }

    [Display(Name = "Premier jour")]
    public DateOnly? From { get; init; }

    /// <summary>Last day, when it is known.</summary>
    [Display(Name = "Dernier jour")]
    public DateOnly? Until { get; init; }
}

public sealed class ColleagueFormValidator : AbstractValidator<ColleagueForm>
{
    public ColleagueFormValidator()
    {
        RuleFor(form => form.Role).Must(role => role is Role.Oemm or Role.Administrator).WithMessage("Choisissez ce que cette personne fera.");
        RuleFor(form => form.Organisation)
            .NotEmpty()
            .When(form => form.Role == Role.Oemm).WithMessage("Donnez le nom de l’organisme.")
            .MaximumLength(200).WithMessage("Le nom tient en 200 signes.")
            .Prints();
        RuleFor(form => form.From).NotNull().WithMessage("Donnez le premier jour, par exemple 01/01/2027.");
        RuleFor(form => form.Until)
            .Must((form, day) => day is null || form.From is null || day >= form.From).WithMessage("Le dernier jour ne vient pas avant le premier.");
    }
}
