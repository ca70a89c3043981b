using FluentValidation;

namespace CqpMutualite.Web.Features.Training.SignSeveral;

/// <summary>The units signed, each with what was read of it.</summary>
public sealed record SignSeveralForm
{
    /// <summary>Keys of the units ticked.</summary>
    public List<string> Parts { get; init; } = [];

    /// <summary>SHA-256 of the content that was read, by unit.</summary>
    public Dictionary<string, string> Read { get; init; } = [];

    /// <summary>The signer accepts the declaration.</summary>
    public bool Declared { get; init; }

    /// <summary>Password, again.</summary>
    public string? Secret { get; init; }
}

public sealed class SignSeveralFormValidator : AbstractValidator<SignSeveralForm>
{
    public SignSeveralFormValidator()
    {
        RuleFor(form => form.Parts).NotEmpty().WithMessage("Cochez les évaluations que vous signez.");
        RuleFor(form => form.Declared).Equal(true).WithMessage("Cochez la déclaration : c’est elle que vous signez.");
        RuleFor(form => form.Secret).NotEmpty().WithMessage("Donnez votre mot de passe : il vaut signature.");
    }
}
