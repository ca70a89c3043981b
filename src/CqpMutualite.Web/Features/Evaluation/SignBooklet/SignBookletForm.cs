using FluentValidation;

namespace CqpMutualite.Web.Features.Evaluation.SignBooklet;

/// <summary>What signing posts.</summary>
public sealed record SignBookletForm
{
    /// <summary>The signer accepts the declaration.</summary>
    public bool Declared { get; init; }

    /// <summary>Password, again.</summary>
    public string? Secret { get; init; }

    /// <summary>SHA-256 of the content that was read.</summary>
    public string? Hash { get; init; }
}

/// <summary>Checks of shape.</summary>
public sealed class SignBookletFormValidator : AbstractValidator<SignBookletForm>
{
    /// <summary>The checks.</summary>
    public SignBookletFormValidator()
    {
        RuleFor(form => form.Declared).Equal(true).WithMessage("Cochez la déclaration : c’est elle que vous signez.");
        RuleFor(form => form.Secret).NotEmpty().WithMessage("Donnez votre mot de passe, ou le code reçu : il vaut signature.");
        RuleFor(form => form.Hash).NotEmpty().WithMessage("Relisez le livret avant de le signer.");
    }
}
