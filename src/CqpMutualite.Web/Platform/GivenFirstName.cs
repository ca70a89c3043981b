using FluentValidation;

namespace CqpMutualite.Web.Platform;

/// <summary>The first name of somebody who is invited: given, or said not to be.</summary>
public static class GivenFirstName
{
    private const int Longest = 120;

    public static void IsGivenUnless<T>(this IRuleBuilderInitial<T, string?> firstName, Func<T, bool> none) => firstName
        .MaximumLength(Longest).WithMessage("Le prénom tient en 120 signes.")
        .Must((form, given) => none(form) || !string.IsNullOrWhiteSpace(given)).WithMessage("Donnez le prénom, ou dites que la personne n’en a pas.")
        .Must((form, given) => !none(form) || string.IsNullOrWhiteSpace(given))
        .WithMessage("Un prénom est donné, et la case dit qu’il n’y en a pas : laissez l’un ou l’autre.")
        .Prints();
}
