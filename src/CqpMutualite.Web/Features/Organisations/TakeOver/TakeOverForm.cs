using System.ComponentModel.DataAnnotations;
using FluentValidation;

namespace CqpMutualite.Web.Features.Organisations.TakeOver;

public sealed record TakeOverForm
{
    [Display(Name = "Reprise par")]
    public Guid? SuccessorId { get; init; }

    [Display(Name = "Motif")]
    public string? Reason { get; init; }
}

public sealed class TakeOverFormValidator : AbstractValidator<TakeOverForm>
{
    public TakeOverFormValidator()
    {
        RuleFor(form => form.SuccessorId).NotNull().WithMessage("Choisissez l’organisation qui reprend celle-ci.");
        RuleFor(form => form.Reason)
            .NotEmpty().WithMessage("Dites pourquoi, en une phrase au moins : fusion, absorption…")
            .MaximumLength(300).WithMessage("Le motif tient en 300 signes.");
    }
}
