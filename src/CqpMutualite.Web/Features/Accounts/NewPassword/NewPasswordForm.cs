using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Accounts.NewPassword;

/// <summary>What is typed to choose a password.</summary>
public sealed record NewPasswordForm
{
    /// <summary>The account, from the link.</summary>
    public Guid AccountId { get; init; }

    /// <summary>The token, from the link.</summary>
    public string? Token { get; init; }

    [Display(Name = "Nouveau mot de passe"), DataType(DataType.Password)]
    public string? Password { get; init; }

    [Display(Name = "Le même, une seconde fois"), DataType(DataType.Password)]
    public string? Confirmation { get; init; }
}

/// <summary>Checks of shape; the rules of passwords are Identity's.</summary>
public sealed class NewPasswordFormValidator : AbstractValidator<NewPasswordForm>
{
    private const int Longest = 200;

    public NewPasswordFormValidator()
    {
        RuleFor(form => form.Password)
            .NotEmpty().WithMessage("Choisissez un mot de passe.")
            .MaximumLength(Longest).WithMessage($"Le mot de passe tient en {Longest} signes.");
        RuleFor(form => form.Confirmation)
            .Equal(form => form.Password)
            .When(form => !string.IsNullOrEmpty(form.Password)).WithMessage("Les deux saisies sont différentes.");
    }
}
