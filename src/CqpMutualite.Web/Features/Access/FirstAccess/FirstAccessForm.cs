using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Access.FirstAccess;

public sealed record FirstAccessForm
{
    /// <summary>The identifier of the letter.</summary>
    [Display(Name = "Identifiant")]
    public string? Identifier { get; init; }

    /// <summary>The code of the letter.</summary>
    [Display(Name = "Code")]
    public string? Code { get; init; }

    [Display(Name = "Nouveau mot de passe"), DataType(DataType.Password)]
    public string? Password { get; init; }

    [Display(Name = "Le même, une seconde fois"), DataType(DataType.Password)]
    public string? Confirmation { get; init; }
}

/// <summary>Checks of shape; the rules of passwords are Identity's.</summary>
public sealed class FirstAccessFormValidator : AbstractValidator<FirstAccessForm>
{
    private const int Longest = 200;

    public FirstAccessFormValidator()
    {
        RuleFor(form => form.Identifier)
            .NotEmpty().WithMessage("Recopiez l’identifiant de la lettre.")
            .MaximumLength(Longest).WithMessage("L’identifiant est plus court.");
        RuleFor(form => form.Code).NotEmpty().WithMessage("Recopiez le code de la lettre.").MaximumLength(Longest).WithMessage("Le code est plus court.");
        RuleFor(form => form.Password)
            .NotEmpty().WithMessage("Choisissez un mot de passe.")
            .MaximumLength(Longest).WithMessage($"Le mot de passe tient en {Longest} signes.");
        RuleFor(form => form.Confirmation)
            .Equal(form => form.Password)
            .When(form => !string.IsNullOrEmpty(form.Password)).WithMessage("Les deux saisies sont différentes.");
    }
}
