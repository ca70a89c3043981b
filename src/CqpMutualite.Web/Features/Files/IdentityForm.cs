using System.ComponentModel.DataAnnotations;
using System.Reflection;
using CqpMutualite.Domain.People;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CqpMutualite.Web.Features.Files;

/// <summary>Identity and employment of a candidate, as typed.</summary>
public record IdentityForm
{
    /// <summary>The label of a property, in a sentence: « commune de naissance ».</summary>
    public static string LabelOf(string property) =>
        typeof(IdentityForm).GetProperty(property)?.GetCustomAttribute<DisplayAttribute>()?.Name is { } name
            ? char.ToLowerInvariant(name[0]) + name[1..]
            : property;

    [Display(Name = "Prénoms")]
    public string? FirstNames { get; init; }

    /// <summary>The one by which the candidate is called, when it is not the first.</summary>
    [Display(Name = "Prénom usuel")]
    public string? UsualFirstName { get; init; }

    [Display(Name = "Cette personne n’a pas de prénom")]
    public bool NoFirstName { get; init; }

    [Display(Name = "Nom de naissance")]
    public string? BirthName { get; init; }

    [Display(Name = "Nom d’usage")]
    public string? UsedName { get; init; }

    /// <summary>Sex at the civil registry.</summary>
    [Display(Name = "Sexe à l’état civil")]
    public Sex? Sex { get; init; }

    [Display(Name = "Date de naissance")]
    public CivilDate? BirthDate { get; init; }

    [Display(Name = "Commune de naissance")]
    public string? BirthPlace { get; init; }

    /// <summary>INSEE or postal code of that commune.</summary>
    [Display(Name = "Code INSEE ou postal de naissance")]
    public string? BirthCode { get; init; }

    [Display(Name = "Pays de naissance")]
    public string? BirthCountry { get; init; }

    [Display(Name = "Adresse électronique")]
    public string? Email { get; init; }

    [Display(Name = "Emploi occupé")]
    public string? JobTitle { get; init; }

    [Display(Name = "Type de contrat")]
    public ContractKind? Contract { get; init; }

    /// <summary>First day in the company.</summary>
    [Display(Name = "Date d’entrée dans l’entreprise")]
    public DateOnly? HiredOn { get; init; }

    /// <summary>Why the candidate is somebody else than a person whom they resemble.</summary>
    [Display(Name = "Pourquoi c’est une autre personne")]
    public string? OtherBecause { get; init; }

    /// <summary>As the domain checks it.</summary>
    public IdentityDraft ToDraft() => new()
    {
        FirstNames = FirstNames,
        UsualFirstName = UsualFirstName,
        NoFirstName = NoFirstName,
        BirthName = BirthName,
        UsedName = UsedName,
        Sex = Sex,
        BirthDate = BirthDate,
        BirthPlace = BirthPlace,
        BirthCountry = BirthCountry,
        BirthCode = BirthCode,
        Email = Email,
        JobTitle = JobTitle,
        Contract = Contract,
        HiredOn = HiredOn,
    };

    /// <summary>A form filled with what is known.</summary>
    protected IdentityForm(IdentityDraft draft)
    {
        FirstNames = draft.FirstNames;
        UsualFirstName = draft.UsualFirstName;
        NoFirstName = draft.NoFirstName;
        BirthName = draft.BirthName;
        UsedName = draft.UsedName;
        Sex = draft.Sex;
        BirthDate = draft.BirthDate;
        BirthPlace = draft.BirthPlace;
        BirthCountry = draft.BirthCountry ?? IdentityDraft.France;
        BirthCode = draft.BirthCode;
        Email = draft.Email;
        JobTitle = draft.JobTitle;
        Contract = draft.Contract;
        HiredOn = draft.HiredOn;
    }

    public IdentityForm()
    {
    }
}

/// <summary>The same fields read in the words of people: on screen, in a list to check, in a row of an import.</summary>
public static class IdentityWords
{
    /// <summary>Beside « Prénoms », for somebody who has one name only.</summary>
    public const string NoFirstName = "Aucun";

    public static string Of(ContractKind contract) => contract switch
    {
        ContractKind.Permanent => "CDI",
        ContractKind.FixedTerm => "CDD",
        ContractKind.Professionalisation => "Contrat de professionnalisation",
        ContractKind.Apprenticeship => "Contrat d’apprentissage",
        _ => "Autre contrat",
    };

    /// <summary>A sex at the civil registry.</summary>
    public static string Of(Sex sex) => sex == Sex.Female ? "Féminin" : "Masculin";

    /// <summary>The contracts to choose from.</summary>
    public static IEnumerable<SelectListItem> Contracts =>
        Enum.GetValues<ContractKind>().Select(contract => new SelectListItem(Of(contract), contract.ToString()));

    /// <summary>The sexes to choose from.</summary>
    public static IEnumerable<SelectListItem> Sexes => Enum.GetValues<Sex>().Select(sex => new SelectListItem(Of(sex), sex.ToString()));

    /// <summary>Puts what the domain says of a draft beside the fields of the form.</summary>
    public static void Check<T>(this ValidationContext<T> context, IdentityDraft draft, TimeProvider clock, bool complete)
    {
        foreach (var refusal in draft.Refusals(clock.Today(), complete))
        {
            context.AddFailure(refusal.Field!, FrenchText.NoBreak(refusal.Message));
        }
    }
}
