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

    private const int YoungestAge = 15, OldestAge = 80, YoungestWorker = 14;
    private const int LongestName = 60, LongestFirstNames = 120, LongestPlace = 120;

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
    public IReadOnlyList<Refusal> Refusals(DateOnly today, bool complete) =>
    [
        .. NameRefusals(FirstNames, BirthName, UsedName),
        .. new[]
        {
            When(Sex is null, nameof(Sex), "sex-missing", "Indiquez le sexe porté à l’état civil."),
            BirthDateRefusal(today),
            Text(nameof(BirthPlace), BirthPlace, LongestPlace, "La commune tient")
                ?? When(
                    complete && string.IsNullOrWhiteSpace(BirthPlace),
                    nameof(BirthPlace),
                    "birth-place-missing",
                    "Donnez la commune de naissance, ou la ville à l’étranger."),
            Text(nameof(BirthCountry), BirthCountry, LongestName, "Le pays tient"),
            BirthCodeRefusal(complete),
            EmailRefusal(),
            Text(nameof(JobTitle), JobTitle, LongestPlace, "L’emploi tient")
                ?? When(complete && string.IsNullOrWhiteSpace(JobTitle), nameof(JobTitle), "job-missing", "Donnez l’emploi occupé."),
            When(complete && Contract is null, nameof(Contract), "contract-missing", "Choisissez le type de contrat."),
            HiredOnRefusal(today, complete),
        }.OfType<Refusal>(),
    ];

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

    private Refusal? BirthDateRefusal(DateOnly today) => BirthDate switch
    {
        null => Refuse(nameof(BirthDate), "birth-date-missing", "Donnez la date de naissance, par exemple 12/04/1991."),
        { } born when born > today => Refuse(nameof(BirthDate), "birth-date-future", "Cette date de naissance est dans l’avenir. Vérifiez l’année."),
        { } born when born > today.AddYears(-YoungestAge) =>
            Refuse(nameof(BirthDate), "too-young", $"Vérifiez l’année : le candidat aurait moins de {YoungestAge} ans."),
        { } born when born < today.AddYears(-OldestAge) =>
            Refuse(nameof(BirthDate), "too-old", $"Vérifiez l’année : le candidat aurait plus de {OldestAge} ans."),
        _ => null,
    };

    private Refusal? BirthCodeRefusal(bool complete) => (BirthCode?.Trim() ?? "", BornInFrance) switch
    {
        ("", true) when complete => Refuse(nameof(BirthCode), "birth-code-missing", "Donnez le code INSEE ou postal de la commune de naissance."),
        ("", _) => null,
        (_, false) => Refuse(
            nameof(BirthCode),
            "birth-code-abroad",
            "Une naissance à l’étranger n’a pas de code : laissez ce champ vide, ou corrigez le pays."
        ),
        var (code, _) => When(!Code().IsMatch(code), nameof(BirthCode), "birth-code", "Le code a 5 caractères : 44109, ou 2A004 pour la Corse."),
    };

    private Refusal? EmailRefusal() => EmailAddress.Refusal(Email) is { } refusal ? Refuse(nameof(Email), "email", refusal) : null;

    private Refusal? HiredOnRefusal(DateOnly today, bool complete) => HiredOn switch
    {
        null => When(complete, nameof(HiredOn), "hired-missing", "Donnez la date d’entrée dans l’entreprise."),
        { } hired when hired > today =>
            Refuse(nameof(HiredOn), "hired-future", "Cette date d’entrée est dans l’avenir : le candidat est inscrit une fois salarié."),
        { } hired when hired < BirthDate =>
            Refuse(nameof(HiredOn), "hired-before-working-age", "L’entrée dans l’entreprise précède la naissance. Vérifiez les deux dates."),
        { } hired when hired < BirthDate?.AddYears(YoungestWorker) => Refuse(
            nameof(HiredOn),
            "hired-before-working-age",
            $"Le candidat aurait eu moins de {YoungestWorker} ans à son entrée. Vérifiez les deux dates."
        ),
        _ => null,
    };

    private static Refusal? Text(string field, string? text, int longest, string tooLong) =>
        text?.Trim().Length > longest ? Refuse(field, "long", $"{tooLong} en {longest} signes.")
        : Print.Refusal(text) is { } unprintable ? Refuse(field, "unprintable", unprintable)
        : null;

    private static Refusal? When(bool wrong, string field, string code, string message) => wrong ? Refuse(field, code, message) : null;

    private static Refusal Refuse(string field, string code, string message) => new("identity." + code, message, field);

    [GeneratedRegex(@"^(\d{5}|2[ABab]\d{3})$", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
