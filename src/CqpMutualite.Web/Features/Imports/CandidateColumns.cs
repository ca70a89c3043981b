using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.People;

namespace CqpMutualite.Web.Features.Imports;

/// <summary>The columns of a list of candidates.</summary>
public static class CandidateColumns
{
    public const string Certification = "Certification",
        Mention = "Mention souhaitée",
        FirstNames = "Prénoms",
        UsualFirstName = "Prénom usuel",
        BirthName = "Nom de naissance",
        UsedName = "Nom d’usage",
        Sex = "Sexe",
        BirthDate = "Date de naissance",
        BirthPlace = "Commune de naissance",
        BirthCode = "Code INSEE ou postal de naissance",
        BirthCountry = "Pays de naissance",
        Email = "Adresse électronique",
        JobTitle = "Emploi occupé",
        Contract = "Type de contrat",
        HiredOn = "Date d’entrée";

    // the property of the draft that each column fills, to put the domain's refusals in their column
    private static readonly Dictionary<string, string> Filling = new()
    {
        [nameof(IdentityDraft.FirstNames)] = FirstNames,
        [nameof(IdentityDraft.UsualFirstName)] = UsualFirstName,
        [nameof(IdentityDraft.BirthName)] = BirthName,
        [nameof(IdentityDraft.UsedName)] = UsedName,
        [nameof(IdentityDraft.Sex)] = Sex,
        [nameof(IdentityDraft.BirthDate)] = BirthDate,
        [nameof(IdentityDraft.BirthPlace)] = BirthPlace,
        [nameof(IdentityDraft.BirthCode)] = BirthCode,
        [nameof(IdentityDraft.BirthCountry)] = BirthCountry,
        [nameof(IdentityDraft.Email)] = Email,
        [nameof(IdentityDraft.JobTitle)] = JobTitle,
        [nameof(IdentityDraft.Contract)] = Contract,
        [nameof(IdentityDraft.HiredOn)] = HiredOn,
    };

    /// <summary>The columns, in the order of the template.</summary>
    public static IReadOnlyList<string> All { get; } =
    [Certification, Mention, FirstNames, BirthName, UsedName, Sex, BirthDate, BirthPlace, BirthCode, BirthCountry, Email, JobTitle, Contract, HiredOn];

    /// <summary>Those without which nothing can be opened.</summary>
    public static IReadOnlyList<string> Necessary { get; } = [Certification, FirstNames, BirthName, Sex, BirthDate];

    /// <summary>What the template shows under its head.</summary>
    public static IReadOnlyList<string> Example { get; } =
    [
        "CQP Spécialiste prestations santé-prévoyance",
        "Mention santé",
        "Karim, Youssef",
        "Benali",
        "",
        "Masculin",
        "14/05/1992",
        "Nantes",
        "44109",
        "France",
        "",
        "gestionnaire de prestations",
        "CDI",
        "01/09/2020",
    ];

    /// <summary>The column that a property of the draft comes from.</summary>
    public static string Of(string property) => Filling[property];

    /// <summary>Whether cells under that title are read; the template does without the usual first name.</summary>
    public static bool IsRead(string title) => All.Append(UsualFirstName).Any(column => Same(title, column));

    public static bool Same(string one, string other) => FoldedName.Of(one) == FoldedName.Of(other);
}
