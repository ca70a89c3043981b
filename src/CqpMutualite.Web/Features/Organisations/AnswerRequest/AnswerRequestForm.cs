using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Organisations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Organisations.AnswerRequest;

/// <summary>What the CPNEFP answered.</summary>
public enum RequestAnswer
{
    /// <summary>Granted.</summary>
    Granted,

    /// <summary>Refused.</summary>
    Refused,
}

/// <summary>The answer.</summary>
public sealed record AnswerRequestForm
{
    /// <summary>Granted or refused.</summary>
    [Display(Name = "Réponse de la CPNEFP")]
    public RequestAnswer? Answer { get; init; }

    /// <summary>Day of the decision.</summary>
    [Display(Name = "Date de la décision")]
    public DateOnly? DecidedOn { get; init; }

    /// <summary>Granted for training.</summary>
    [Display(Name = "Formation")]
    public bool Training { get; init; }

    /// <summary>Granted for VAE.</summary>
    [Display(Name = "VAE")]
    public bool Vae { get; init; }

    /// <summary>First day.</summary>
    [Display(Name = "Premier jour")]
    public DateOnly? From { get; init; }

    /// <summary>Last day.</summary>
    [Display(Name = "Dernier jour")]
    public DateOnly? Until { get; init; }

    /// <summary>Why it was refused.</summary>
    [Display(Name = "Motif du refus")]
    public string? Reason { get; init; }

    /// <summary>Granted rather than refused.</summary>
    public bool Grants => Answer == RequestAnswer.Granted;

    /// <summary>Begun with what was asked for.</summary>
    public static AnswerRequestForm Of(ApprovalRequest asked, DateOnly today) => new() { Training = asked.Training, Vae = asked.Vae, DecidedOn = today };
}

/// <summary>Checks of shape; the rest is the domain's.</summary>
public sealed class AnswerRequestFormValidator : AbstractValidator<AnswerRequestForm>
{
    /// <summary>The checks.</summary>
    public AnswerRequestFormValidator()
    {
        RuleFor(form => form.Answer).NotNull().WithMessage("Dites si la CPNEFP accorde ou refuse l’agrément.");
        RuleFor(form => form.DecidedOn).NotNull().WithMessage("Donnez la date de la décision.");
        RuleFor(form => form.From).NotNull().When(form => form.Answer == RequestAnswer.Granted).WithMessage("Donnez le premier jour de l’agrément.");
        RuleFor(form => form.Until)
            .NotNull().When(form => form.Answer == RequestAnswer.Granted)
            .WithMessage("Donnez le dernier jour : un agrément a toujours une fin.");
        RuleFor(form => form.Reason).MaximumLength(1000).WithMessage("Le motif tient en 1 000 signes.");
    }
}
