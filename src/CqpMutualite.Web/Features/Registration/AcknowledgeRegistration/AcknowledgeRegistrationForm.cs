using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Files;
using FluentValidation;

namespace CqpMutualite.Web.Features.Registration.AcknowledgeRegistration;

/// <summary>What the certifier decides of a registration.</summary>
public enum RegistrationDecision
{
    Acknowledge,

    /// <summary>And goes on to the next one of the list.</summary>
    AcknowledgeThenNext,

    /// <summary>Sends it back to the company with a reason.</summary>
    Return,
}

public sealed record AcknowledgeRegistrationForm
{
    [Display(Name = "Décision")]
    public RegistrationDecision? Decision { get; init; }

    /// <summary>What is to be corrected, in the words of the certifier, by point.</summary>
    public Dictionary<ReturnPoint, string?> Points { get; init; } = [];

    /// <summary>Revision of the file that was read.</summary>
    public int Revision { get; init; }

    /// <summary>Reference of the next file of the list, as it was shown.</summary>
    public string? Next { get; init; }

    /// <summary>The file to go on to; null: stay on this one.</summary>
    public string? Then => Decision == RegistrationDecision.AcknowledgeThenNext ? Next : null;

    public bool Acknowledges => Decision is RegistrationDecision.Acknowledge or RegistrationDecision.AcknowledgeThenNext;
}

/// <summary>Checks of shape; the rules of the path are the aggregate's.</summary>
public sealed class AcknowledgeRegistrationFormValidator : AbstractValidator<AcknowledgeRegistrationForm>
{
    private const int LongestReason = 1_000;

    public AcknowledgeRegistrationFormValidator()
    {
        RuleFor(form => form.Decision).NotNull().WithMessage("Accusez réception ou renvoyez l’inscription.");
        RuleForEach(form => form.Points)
            .Must(point => point.Value is null || point.Value.Length <= LongestReason)
            .OverridePropertyName("Points").WithMessage("Ce que l’entreprise doit corriger tient en 1 000 signes par point.");
    }
}
