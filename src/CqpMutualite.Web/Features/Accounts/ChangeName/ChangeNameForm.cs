using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.People;
using FluentValidation;

namespace CqpMutualite.Web.Features.Accounts.ChangeName;

public sealed record ChangeNameForm
{
    [Display(Name = "Prénoms")]
    public string? FirstNames { get; init; }

    [Display(Name = "Nom de naissance")]
    public string? BirthName { get; init; }

    /// <summary>Name used, when it is another.</summary>
    [Display(Name = "Nom d’usage")]
    public string? UsedName { get; init; }

    [Display(Name = "Depuis le")]
    public DateOnly? ChangedOn { get; init; }

    [Display(Name = "Motif")]
    public string? Reason { get; init; }

    public string? ReturnUrl { get; init; }

    /// <summary>Begun with the present name.</summary>
    public static ChangeNameForm Of(Person person, DateOnly today, string? returnUrl) =>
        new() { FirstNames = person.FirstNames, BirthName = person.BirthName, UsedName = person.UsedName, ChangedOn = today, ReturnUrl = returnUrl };
}

/// <summary>Checks of shape; the aggregate asks for the rest.</summary>
public sealed class ChangeNameFormValidator : AbstractValidator<ChangeNameForm>
{
    private const int LongestFirstNames = 120, LongestName = 60, LongestReason = 300;

    public ChangeNameFormValidator()
    {
        RuleFor(form => form.FirstNames).MaximumLength(LongestFirstNames).WithMessage($"Les prénoms tiennent en {LongestFirstNames} signes.");
        RuleFor(form => form.BirthName).MaximumLength(LongestName).WithMessage($"Le nom tient en {LongestName} signes.");
        RuleFor(form => form.UsedName).MaximumLength(LongestName).WithMessage($"Le nom tient en {LongestName} signes.");
        RuleFor(form => form.ChangedOn).NotNull().WithMessage("Dites depuis quel jour.");
        RuleFor(form => form.Reason).MaximumLength(LongestReason).WithMessage($"Le motif tient en {LongestReason} signes.");
    }
}
