using FluentValidation;

namespace CqpMutualite.Web.Features.Evaluation.SignBooklet;

/// <summary>What signing posts: the parts that are signed, each with what was read of it.</summary>
public sealed record SignBookletForm
{
    /// <summary>Units ticked, and <see cref="EvaluationPaths.Whole"/>.</summary>
    public List<string> Parts { get; init; } = [];

    /// <summary>SHA-256 of the content that was read, by part.</summary>
    public Dictionary<string, string> Read { get; init; } = [];

    /// <summary>The signer accepts the declaration.</summary>
    public bool Declared { get; init; }

    /// <summary>Password, again.</summary>
    public string? Secret { get; init; }
}

public sealed class SignBookletFormValidator : AbstractValidator<SignBookletForm>
{
    public SignBookletFormValidator()
    {
        RuleFor(form => form.Parts).NotEmpty().WithMessage("Cochez ce que vous signez.");
        RuleFor(form => form.Declared).Equal(true).WithMessage("Cochez la déclaration : c’est elle que vous signez.");
        RuleFor(form => form.Secret).NotEmpty().WithMessage("Donnez votre mot de passe, ou le code reçu : il vaut signature.");
    }
}
