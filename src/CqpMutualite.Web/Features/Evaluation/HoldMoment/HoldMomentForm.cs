using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.Evaluation;
using FluentValidation;

namespace CqpMutualite.Web.Features.Evaluation.HoldMoment;

public sealed record HoldMomentForm
{
    [Display(Name = "Ce moment a eu lieu")]
    public bool Held { get; init; }

    [Display(Name = "Jour")]
    public DateOnly? HeldOn { get; init; }

    [Display(Name = "Durée, en minutes")]
    public int? Minutes { get; init; }

    [Display(Name = "Mes notes")]
    public string? Note { get; init; }

    /// <summary>Revision of what was read.</summary>
    public int? Token { get; init; }

    /// <summary>What is said of the moment itself.</summary>
    public MomentHeld Said() => new(Held ? HeldOn : null, Minutes, Token);
}

/// <summary>Checks of shape; the rules are the moment's.</summary>
public sealed class HoldMomentFormValidator : AbstractValidator<HoldMomentForm>
{
    private const int LongestNote = 20_000;

    public HoldMomentFormValidator()
    {
        RuleFor(form => form.HeldOn).NotNull().When(form => form.Held).WithMessage("Donnez le jour, par exemple 12/04/2026.");
        RuleFor(form => form.Note).MaximumLength(LongestNote).WithMessage("Ces notes tiennent en 20 000 signes.");
    }
}
