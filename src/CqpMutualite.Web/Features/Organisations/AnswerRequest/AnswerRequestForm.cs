using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Organisations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Organisations.AnswerRequest;

public enum RequestAnswer
{
    Granted,

    Refused,
}

public sealed record AnswerRequestForm
{
    [Display(Name = "Réponse de la CPNEFP")]
    public RequestAnswer? Answer { get; init; }

    [Display(Name = "Date de la décision")]
    public DateOnly? DecidedOn { get; init; }

    [Display(Name = "Formation")]
    public bool Training { get; init; }

    [Display(Name = "VAE")]
    public bool Vae { get; init; }

    [Display(Name = "Premier jour")]
    public DateOnly? From { get; init; }

    [Display(Name = "Dernier jour")]
    public DateOnly? Until { get; init; }

    [Display(Name = "Motif du refus")]
    public string? Reason { get; init; }

    public bool Grants => Answer == RequestAnswer.Granted;

    /// <summary>Begun with what was asked for.</summary>
    public static AnswerRequestForm Of(ApprovalRequest asked, DateOnly today) => new() { Training = asked.Training, Vae = asked.Vae, DecidedOn = today };
}

/// <summary>Checks of shape; the rest is the domain's.</summary>
public sealed class AnswerRequestFormValidator : AbstractValidator<AnswerRequestForm>
{
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
