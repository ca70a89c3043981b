using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace CqpMutualite.Web.Platform;

/// <summary>What the framework says in English when a form cannot be read, said in French.</summary>
public static class FrenchMessages
{
    /// <summary>To be called once, on the options of MVC.</summary>
    public static MvcOptions UseFrenchMessages(this MvcOptions mvc)
    {
        var say = mvc.ModelBindingMessageProvider;
        say.SetAttemptedValueIsInvalidAccessor((value, _) => Unreadable(value));
        say.SetUnknownValueIsInvalidAccessor(_ => Unknown);
        say.SetNonPropertyAttemptedValueIsInvalidAccessor(Unreadable);
        say.SetNonPropertyUnknownValueIsInvalidAccessor(() => Unknown);
        say.SetValueIsInvalidAccessor(Unreadable);
        say.SetMissingBindRequiredValueAccessor(_ => Necessary);
        say.SetMissingKeyOrValueAccessor(() => Necessary);
        say.SetValueMustNotBeNullAccessor(_ => Necessary);
        say.SetMissingRequestBodyRequiredValueAccessor(() => "La demande est vide.");
        say.SetValueMustBeANumberAccessor(_ => "Écrivez un nombre en chiffres.");
        say.SetNonPropertyValueMustBeANumberAccessor(() => "Écrivez un nombre en chiffres.");
        mvc.ModelMetadataDetailsProviders.Add(new FrenchAnnotations());
        return mvc;
    }

    private const string Necessary = "Donnez une réponse.";

    private const string Unknown = "Vérifiez cette réponse : elle n’est pas de la forme attendue.";

    // what was typed tells what was asked: « 29/02/1991 », « 14,5 »
    private static string Unreadable(string typed) =>
        typed.Count(letter => letter == '/') == 2 && typed.All(letter => letter == '/' || char.IsAsciiDigit(letter))
            ? "Ce jour n’existe pas au calendrier : vérifiez-le, jour, mois et année."
        : decimal.TryParse(typed.Replace(',', '.'), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && !decimal.IsInteger(number)
            ? "Donnez un nombre entier, sans virgule."
        : Unknown;

    /// <summary>A French sentence for each annotation that has none of its own.</summary>
    private sealed class FrenchAnnotations : IValidationMetadataProvider
    {
        public void CreateValidationMetadata(ValidationMetadataProviderContext context)
        {
            foreach (var annotation in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
            {
                // Some annotations (EmailAddress…) are born with the English sentence of the framework.
                var own = annotation.ErrorMessage is { } sentence && !sentence.StartsWith("The {0} field", StringComparison.Ordinal);
                if (own || annotation.ErrorMessageResourceName is not null)
                {
                    continue;
                }

                annotation.ErrorMessage = annotation switch
                {
                    RequiredAttribute => Necessary,
                    EmailAddressAttribute => "Écrivez une adresse complète, avec « @ » et un nom de domaine.",
                    MaxLengthAttribute or StringLengthAttribute { MinimumLength: 0 } => "Raccourcissez cette réponse : {1} caractères au plus.",
                    StringLengthAttribute => "Écrivez entre {2} et {1} caractères.",
                    MinLengthAttribute => "Écrivez au moins {1} caractères.",
                    RangeAttribute => "Donnez une valeur entre {1} et {2}.",
                    CompareAttribute => "Les deux saisies sont différentes.",
                    RegularExpressionAttribute => Unknown,
                    PhoneAttribute => "Vérifiez ce numéro de téléphone.",
                    UrlAttribute => "Écrivez une adresse complète, qui commence par https://.",
                    _ => annotation.ErrorMessage,
                };
            }
        }
    }
}
