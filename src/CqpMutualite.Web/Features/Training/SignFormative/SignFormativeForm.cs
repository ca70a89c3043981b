using FluentValidation;

namespace CqpMutualite.Web.Features.Training.SignFormative;

/// <summary>What signing posts.</summary>
public sealed record SignFormativeForm
{
    /// <summary>The signer accepts the declaration.</summary>
    public bool Declared { get; init; }

    /// <summary>Password, again.</summary>
    public string? Secret { get; init; }

    /// <summary>SHA-256 of the content that was read.</summary>
    public string? Hash { get; init; }
}

/// <summary>Checks of shape.</summary>
public sealed class SignFormativeFormValidator : AbstractValidator<SignFormativeForm>
{
    /// <summary>The checks.</summary>
    public SignFormativeFormValidator()
    {
        RuleFor(form => form.Declared).Equal(true).WithMessage("Cochez la déclaration : c’est elle que vous signez.");
        RuleFor(form => form.Secret).NotEmpty().WithMessage("Donnez votre mot de passe : il vaut signature.");
        RuleFor(form => form.Hash).NotEmpty().WithMessage("Relisez l’évaluation avant de la signer.");
    }
}
