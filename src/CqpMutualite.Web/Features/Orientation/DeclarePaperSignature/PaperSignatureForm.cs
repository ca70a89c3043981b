using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Referentials;
using CqpMutualite.Web.Features.Files;
using FluentValidation;

namespace CqpMutualite.Web.Features.Orientation.DeclarePaperSignature;

/// <summary>A signature given by hand on the printed guide, as the company declares it.</summary>
public sealed record PaperSignatureForm
{
    [Display(Name = "Qui a signé")]
    public SignatoryRole? Role { get; init; }

    [Display(Name = "Nom du signataire")]
    public string? Name { get; init; }

    [Display(Name = "Signé le")]
    public DateOnly? SignedOn { get; init; }

    /// <summary>Password of who declares it.</summary>
    [Display(Name = "Votre mot de passe")]
    public string? Secret { get; init; }

    /// <summary>SHA-256 of the content printed.</summary>
    public string? Hash { get; init; }

    /// <summary>Nobody signs before the interview.</summary>
    public static readonly Refusal TooEarly = new("interview.signed-before", "Cette date précède l’entretien.", nameof(SignedOn));

    /// <summary>What is most likely: the candidate, on the day of the interview.</summary>
    public static PaperSignatureForm Likely(FileHead head) =>
        new() { Role = SignatoryRole.Candidate, Name = head.CandidateName, SignedOn = head.File.Orientation.InterviewedOn };

    /// <summary>Who signed, as printed; <paramref name="by"/> declares it.</summary>
    public Signer Signer(CurrentUser by)
    {
        var capacity = $"{SignatoryNames.Of(Role!.Value)}, papier du {FrenchText.PlainDate(SignedOn!.Value)}, déclaré par {by.Name}";
        return new Signer(by.PersonId, Name!.Trim(), capacity);
    }
}

public sealed class PaperSignatureFormValidator : AbstractValidator<PaperSignatureForm>
{
    public PaperSignatureFormValidator(TimeProvider clock)
    {
        RuleFor(form => form.Role).Must(role => role is SignatoryRole.Candidate or SignatoryRole.TrainingOrganisation).WithMessage("Dites qui a signé.");
        RuleFor(form => form.Name).NotEmpty().WithMessage("Donnez le nom du signataire.").MaximumLength(120).WithMessage("Le nom tient en 120 signes.");
        RuleFor(form => form.SignedOn).NotNull().WithMessage("Donnez la date écrite sur le papier.")
            .Must(day => day is null || day <= clock.Today()).WithMessage("Cette date est dans l’avenir.");
        RuleFor(form => form.Secret).NotEmpty().WithMessage("Donnez votre mot de passe : vous déclarez cette signature.");
        RuleFor(form => form.Hash).NotEmpty().WithMessage("Rechargez la page, puis déclarez de nouveau.");
    }
}
