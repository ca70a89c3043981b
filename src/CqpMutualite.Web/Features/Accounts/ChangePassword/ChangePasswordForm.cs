using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Accounts.ChangePassword;

/// <summary>What is typed to change a password.</summary>
public sealed record ChangePasswordForm
{
    [Display(Name = "Mot de passe actuel"), DataType(DataType.Password)]
    public string? Current { get; init; }

    [Display(Name = "Nouveau mot de passe"), DataType(DataType.Password)]
    public string? Password { get; init; }

    [Display(Name = "Le même, une seconde fois"), DataType(DataType.Password)]
    public string? Confirmation { get; init; }
}

/// <summary>Checks of shape; the rules of passwords are Identity's.</summary>
public sealed class ChangePasswordFormValidator : AbstractValidator<ChangePasswordForm>
{
    private const int Longest = 200;

    public ChangePasswordFormValidator()
    {
        RuleFor(form => form.Current).NotEmpty().WithMessage("Donnez votre mot de passe actuel.");
        RuleFor(form => form.Password)
            .NotEmpty().WithMessage("Choisissez un mot de passe.")
            .MaximumLength(Longest).WithMessage($"Le mot de passe tient en {Longest} signes.");
        RuleFor(form => form.Confirmation)
            .Equal(form => form.Password)
            .When(form => !string.IsNullOrEmpty(form.Password)).WithMessage("Les deux saisies sont différentes.");
    }
}
