using System.ComponentModel.DataAnnotations;
using CqpMutualite.Domain.People;
using FluentValidation;

namespace CqpMutualite.Web.Features.Accounts.ChangeName;

public sealed record ChangeNameForm
{
    [Display(Name = "Prénoms")]
    public string? FirstNames { get; init; }

    /// <summary>The one by which the person is called, when it is not the first.</summary>
    [Display(Name = "Prénom usuel")]
    public string? UsualFirstName { get; init; }

    [Display(Name = "Cette personne n’a pas de prénom")]
    public bool NoFirstName { get; init; }

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
        new()
        {
            FirstNames = person.FirstNames,
            UsualFirstName = person.UsualFirstName,
            NoFirstName = person.FirstNames.Length == 0,
            BirthName = person.BirthName,
            UsedName = person.UsedName,
            ChangedOn = today,
            ReturnUrl = returnUrl,
        };

    /// <summary>As the domain checks them.</summary>
    public CivilNames ToNames() => new(FirstNames, BirthName, UsedName) { UsualFirstName = UsualFirstName, NoFirstName = NoFirstName };
}

/// <summary>Checks of shape; the aggregate asks for the rest.</summary>
public sealed class ChangeNameFormValidator : AbstractValidator<ChangeNameForm>
{
    private const int LongestReason = 300;

    public ChangeNameFormValidator()
    {
        RuleFor(form => form.ChangedOn).NotNull().WithMessage("Dites depuis quel jour.");
        RuleFor(form => form.Reason).MaximumLength(LongestReason).WithMessage($"Le motif tient en {LongestReason} signes.");
    }
}
