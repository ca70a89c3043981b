using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Files;
using FluentValidation;

namespace CqpMutualite.Web.Features.Registration.AcknowledgeRegistration;

/// <summary>What the certifier decides of a registration.</summary>
public enum RegistrationDecision
{
    /// <summary>Registers the candidate.</summary>
    Acknowledge,

    /// <summary>Sends it back to the company with a reason.</summary>
    Return,
}

/// <summary>The decision.</summary>
public sealed record AcknowledgeRegistrationForm
{
    /// <summary>Acknowledged or returned.</summary>
    [Display(Name = "Décision")]
    public RegistrationDecision? Decision { get; init; }

    /// <summary>What is to be corrected, in the words of the certifier, by point.</summary>
    public Dictionary<ReturnPoint, string?> Points { get; init; } = [];

    /// <summary>Revision of the file that was read.</summary>
    public int Revision { get; init; }

    /// <summary>Acknowledged rather than returned.</summary>
    public bool Acknowledges => Decision == RegistrationDecision.Acknowledge;
}

/// <summary>Checks of shape; the rules of the path are the aggregate's.</summary>
public sealed class AcknowledgeRegistrationFormValidator : AbstractValidator<AcknowledgeRegistrationForm>
{
    private const int LongestReason = 1_000;

    /// <summary>The checks.</summary>
    public AcknowledgeRegistrationFormValidator()
    {
        RuleFor(form => form.Decision).NotNull().WithMessage("Accusez réception ou renvoyez l’inscription.");
        RuleForEach(form => form.Points)
            .Must(point => point.Value is null || point.Value.Length <= LongestReason)
            .OverridePropertyName("Points").WithMessage("Ce que l’entreprise doit corriger tient en 1 000 signes par point.");
    }
}
