using System.Text.RegularExpressions;
using CqpMutualite.Domain.Common;

namespace CqpMutualite.Domain.People;

/// <summary>Nature of the contract between the candidate and the employer.</summary>
public enum ContractKind
{
    Permanent,

    FixedTerm,

    Professionalisation,

    Apprenticeship,

    Other,
}

/// <summary>
/// Identity and employment as somebody types them: on screen at the opening, completed at the registration, or in a row of an import. One place says what is
/// wrong with them.
/// </summary>
public sealed partial record IdentityDraft
{
    /// <summary>Country taken when nothing else is said.</summary>
    public const string France = "France";

    private const int YoungestAge = 15, OldestAge = 80, YoungestWorker = 14, LongestName = 60, LongestFirstNames = 120, LongestPlace = 120;

    public string? FirstNames { get; init; }

    public string? BirthName { get; init; }

    public string? UsedName { get; init; }

    /// <summary>Sex at the civil registry.</summary>
    public Sex? Sex { get; init; }

    public DateOnly? BirthDate { get; init; }

    public string? BirthPlace { get; init; }

    public string? BirthCountry { get; init; }

    /// <summary>INSEE or postal code of the commune of birth; none abroad.</summary>
    public string? BirthCode { get; init; }

    public string? Email { get; init; }

    public string? JobTitle { get; init; }

    public ContractKind? Contract { get; init; }

    /// <summary>First day in the company.</summary>
    public DateOnly? HiredOn { get; init; }

    /// <summary>Whether the birth is said to have taken place in France.</summary>
    public bool BornInFrance => string.IsNullOrWhiteSpace(BirthCountry) || FoldedName.Of(BirthCountry) == FoldedName.Of(France);

    /// <summary>
    /// Everything that is wrong, each with the name of its property. <paramref name="complete"/>: as the registration needs it;
    /// else as the opening does, where what is not known yet may be empty.
    /// </summary>
    public IReadOnlyList<Refusal> Refusals(DateOnly today, bool complete)
    {
        List<Refusal> refusals = [.. NameRefusals(FirstNames, BirthName, UsedName)];
        void Refuse(string field, string code, string message) => refusals.Add(new Refusal("identity." + code, message, field));

        if (Sex is null)
        {
            Refuse(nameof(Sex), "sex-missing", "Indiquez le sexe porté à l’état civil.");
        }

        if (BirthDate is not { } born)
        {
            Refuse(nameof(BirthDate), "birth-date-missing", "Donnez la date de naissance, par exemple 12/04/1991.");
        }
        else if (born > today)
        {
            Refuse(nameof(BirthDate), "birth-date-future", "Cette date de naissance est dans l’avenir. Vérifiez l’année.");
        }
        else if (born > today.AddYears(-YoungestAge))
        {
            Refuse(nameof(BirthDate), "too-young", $"Vérifiez l’année : le candidat aurait moins de {YoungestAge} ans.");
        }
        else if (born < today.AddYears(-OldestAge))
        {
            Refuse(nameof(BirthDate), "too-old", $"Vérifiez l’année : le candidat aurait plus de {OldestAge} ans.");
        }

        Text(nameof(BirthPlace), BirthPlace, LongestPlace, "La commune tient");
        if (complete && string.IsNullOrWhiteSpace(BirthPlace))
        {
            Refuse(nameof(BirthPlace), "birth-place-missing", "Donnez la commune de naissance, ou la ville à l’étranger.");
        }

        Text(nameof(BirthCountry), BirthCountry, LongestName, "Le pays tient");
        var code = BirthCode?.Trim();
        if (!BornInFrance && !string.IsNullOrEmpty(code))
        {
            Refuse(nameof(BirthCode), "birth-code-abroad", "Une naissance à l’étranger n’a pas de code : laissez ce champ vide, ou corrigez le pays.");
        }
        else if (!string.IsNullOrEmpty(code) && !Code().IsMatch(code))
        {
            Refuse(nameof(BirthCode), "birth-code", "Le code a 5 caractères : 44109, ou 2A004 pour la Corse.");
        }
        else if (complete && BornInFrance && string.IsNullOrEmpty(code))
        {
            Refuse(nameof(BirthCode), "birth-code-missing", "Donnez le code INSEE ou postal de la commune de naissance.");
        }

        if (!string.IsNullOrWhiteSpace(Email) && (Email.Trim().Length > 254 || !Address().IsMatch(Email.Trim())))
        {
            Refuse(nameof(Email), "email", "Cette adresse n’est pas complète : il faut un nom, @ et un domaine.");
        }

        Text(nameof(JobTitle), JobTitle, LongestPlace, "L’emploi tient");
        if (complete && string.IsNullOrWhiteSpace(JobTitle))
        {
            Refuse(nameof(JobTitle), "job-missing", "Donnez l’emploi occupé.");
        }

        if (complete && Contract is null)
        {
            Refuse(nameof(Contract), "contract-missing", "Choisissez le type de contrat.");
        }

        if (HiredOn > today)
        {
            Refuse(nameof(HiredOn), "hired-future", "Cette date d’entrée est dans l’avenir : le candidat est inscrit une fois salarié.");
        }
        else if (HiredOn is { } hired && BirthDate is { } birth && hired < birth.AddYears(YoungestWorker))
        {
            Refuse(
                nameof(HiredOn),
                "hired-before-working-age",
                hired < birth
                    ? "L’entrée dans l’entreprise précède la naissance. Vérifiez les deux dates."
                    : $"Le candidat aurait eu moins de {YoungestWorker} ans à son entrée. Vérifiez les deux dates."
            );
        }
        else if (complete && HiredOn is null)
        {
            Refuse(nameof(HiredOn), "hired-missing", "Donnez la date d’entrée dans l’entreprise.");
        }

        return refusals;

        void Text(string field, string? text, int longest, string tooLong)
        {
            if (text?.Trim().Length > longest)
            {
                Refuse(field, "long", $"{tooLong} en {longest} signes.");
            }
            else if (Print.Refusal(text) is { } unprintable)
            {
                Refuse(field, "unprintable", unprintable);
            }
        }
    }

    /// <summary>What is wrong with the three names of a person, at their opening or when they change.</summary>
    public static IEnumerable<Refusal> NameRefusals(string? firstNames, string? birthName, string? usedName) => new[]
    {
        CivilName.Refusal(nameof(FirstNames), firstNames, LongestFirstNames, "Donnez au moins un prénom."),
        CivilName.Refusal(nameof(BirthName), birthName, LongestName, "Donnez le nom de naissance."),
        CivilName.Refusal(nameof(UsedName), usedName, LongestName, null),
    }.OfType<Refusal>();

    /// <summary>The identity, once nothing is refused.</summary>
    public CandidateIdentity ToIdentity() => new(FirstNames!, BirthName!, UsedName, Sex!.Value, BirthDate!.Value, BirthPlace, Email, JobTitle)
    {
        BirthCountry = string.IsNullOrWhiteSpace(BirthPlace) && string.IsNullOrWhiteSpace(BirthCountry) ? null : BornInFrance ? France : BirthCountry!.Trim(),
        BirthCode = BirthCode,
    };

    [GeneratedRegex(@"^(\d{5}|2[ABab]\d{3})$", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
