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
    private const int NamesInDoubt = 3, LongestName = 60, LongestPlace = 120;

    public string? FirstNames { get; init; }

    /// <summary>The one by which the candidate is called; null: the first one.</summary>
    public string? UsualFirstName { get; init; }

    /// <summary>Said of somebody who has one name only.</summary>
    public bool NoFirstName { get; init; }

    public string? BirthName { get; init; }

    public string? UsedName { get; init; }

    /// <summary>Sex at the civil registry.</summary>
    public Sex? Sex { get; init; }

    public CivilDate? BirthDate { get; init; }

    public string? BirthPlace { get; init; }

    public string? BirthCountry { get; init; }

    /// <summary>INSEE or postal code of the commune of birth; none abroad.</summary>
    public string? BirthCode { get; init; }

    public string? Email { get; init; }

    public string? JobTitle { get; init; }

    public ContractKind? Contract { get; init; }

    /// <summary>First day in the company.</summary>
    public DateOnly? HiredOn { get; init; }

    /// <summary>What the candidate is compared with others by; null while the birth date is not known.</summary>
    public NameResemblance? Identity => BirthDate is { } born && Names is { BirthName: not null } names
        ? new NameResemblance(names.FirstNames, names.BirthName, names.UsedName, born)
        : null;

    /// <summary>As <see cref="Person.MatchKey"/>; null while the birth date is not known.</summary>
    public string? MatchKey => Names.BirthName is { } name && BirthDate is { } born ? FoldedName.KeyOf(name, born.ToString()) : null;

    /// <summary>
    /// Where the birth took place: the country written, else the one whose code (« 99350 ») stands for a commune, else France. Null: no country that is known.
    /// </summary>
    public Country? Country => string.IsNullOrWhiteSpace(BirthCountry)
        ? (CodeAbroad is { Length: > 0 } code ? Country.Find(code) : Country.France)
        : Country.Find(BirthCountry);

    /// <summary>Whether the birth is said to have taken place in France.</summary>
    public bool BornInFrance => Country?.IsFrance == true;

    /// <summary>What may be a mistake and is not refused: communes change names. Sentences.</summary>
    public IEnumerable<string> Doubts()
    {
        if (BornInFrance && !string.IsNullOrWhiteSpace(BirthPlace) && Commune.Of(BirthCode) is { Count: > 0 } found
            && !found.Any(one => one.Commune.IsCalled(BirthPlace)))
        {
            var names = found.Select(one => one.Commune.Names[0]).Distinct().Take(NamesInDoubt).ToList();
            var theirs = string.Join(", ", names) + (found.Count > names.Count ? "…" : "");
            yield return $"Le code {BirthCode!.Trim()} est celui de {theirs} ; la commune de naissance donnée est « {BirthPlace.Trim()} ». Vérifiez les deux.";
        }

        // « Saint-Denis » is in La Réunion, and beside Paris
        if (BirthCode?.Trim() is { Length: > 0 } code && Overseas.Of(BirthCountry, BirthPlace) is { } there && !there.Has(code))
        {
            yield return $"Le code {code} n’est pas celui d’une commune de ce territoire ({there.Name} : {there.Codes[0]}…). Vérifiez le code et le lieu.";
        }
    }

    /// <summary>
    /// Everything that is wrong, each with the name of its property. <paramref name="complete"/>: as the registration needs it;
    /// else as the opening does, where what is not known yet may be empty.
    /// </summary>
    public IReadOnlyList<Refusal> Refusals(DateOnly today, bool complete) =>
    [
        .. Names.Refusals(),
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
            Text(nameof(BirthCountry), BirthCountry, LongestName, "Le pays tient") ?? When(
                Country is null && !string.IsNullOrWhiteSpace(BirthCountry),
                nameof(BirthCountry),
                "birth-country",
                "Ce pays n’est pas connu. Écrivez son nom en français, ou son code : Maroc, MA ou 99350."),
            BirthCodeRefusal(complete),
            EmailRefusal(),
            Text(nameof(JobTitle), JobTitle, LongestPlace, "L’emploi tient")
                ?? When(complete && string.IsNullOrWhiteSpace(JobTitle), nameof(JobTitle), "job-missing", "Donnez l’emploi occupé."),
            When(complete && Contract is null, nameof(Contract), "contract-missing", "Choisissez le type de contrat."),
            HiredOnRefusal(today, complete),
        }.OfType<Refusal>(),
    ];

    /// <summary>The names, tidied.</summary>
    public CivilNames Names => new(FirstNames, BirthName, UsedName) { UsualFirstName = UsualFirstName, NoFirstName = NoFirstName };

    /// <summary>The identity, once nothing is refused.</summary>
    public CandidateIdentity ToIdentity() => new(FirstNames ?? "", BirthName!, UsedName, Sex!.Value, BirthDate!.Value, BirthPlace, Email, JobTitle)
    {
        UsualFirstName = UsualFirstName,
        BirthCountry = Unplaced ? null : Country!.Name,
        BirthCountryCode = Unplaced ? null : Country!.Code,
        BirthCode = CodeAbroad.Length > 0 ? null : BirthCode,
    };

    private bool Unplaced => string.IsNullOrWhiteSpace(BirthPlace) && string.IsNullOrWhiteSpace(BirthCountry) && CodeAbroad.Length == 0;

    // the INSEE code of a country, which registries write where that of a commune stands
    private string CodeAbroad => BirthCode?.Trim() is { Length: 5 } code && code.StartsWith("99", StringComparison.Ordinal) ? code : "";

    private Refusal? BirthDateRefusal(DateOnly today) => BirthDate switch
    {
        null => Refuse(nameof(BirthDate), "birth-date-missing", "Donnez la date de naissance, par exemple 12/04/1991, ou 1991."),
        { } born when born.Earliest > today => Refuse(nameof(BirthDate), "birth-date-future", "Cette date de naissance est dans l’avenir. Vérifiez l’année."),
        { } born when born.Earliest > today.AddYears(-YoungestAge) =>
            Refuse(nameof(BirthDate), "too-young", $"Vérifiez l’année : le candidat aurait moins de {YoungestAge} ans."),
        { } born when born.Latest < today.AddYears(-OldestAge) =>
            Refuse(nameof(BirthDate), "too-old", $"Vérifiez l’année : le candidat aurait plus de {OldestAge} ans."),
        _ => null,
    };

    private Refusal? BirthCodeRefusal(bool complete)
    {
        const string field = nameof(BirthCode);
        if (CodeAbroad is { Length: > 0 } abroad)
        {
            return Country.Find(abroad) is not { IsFrance: false } country ? Refuse(field, "birth-code-unknown", "Ce code n’est celui d’aucun pays.")
                : When(
                    Country is { } said && said != country,
                    field,
                    "birth-code-country",
                    $"Ce code est celui du pays « {country.Name} » : corrigez l’un ou l’autre.");
        }

        return (BirthCode?.Trim() ?? "", BornInFrance) switch
        {
            ("", true) when complete => Refuse(field, "birth-code-missing", "Donnez le code INSEE ou postal de la commune de naissance."),
            ("", _) => null,
            (_, false) when Country is not null => Refuse(
                field,
                "birth-code-abroad",
                "Une naissance à l’étranger n’a pas de code de commune : laissez ce champ vide, ou corrigez le pays."),
            var (code, _) when !Code().IsMatch(code) => Refuse(field, "birth-code", "Le code a 5 caractères : 44109, ou 2A004 pour la Corse."),
            var (code, _) => When(
                Commune.Of(code).Count == 0,
                field,
                "birth-code-unknown",
                "Ce code n’est ni celui d’une commune, ni un code postal. Si la commune n’existe plus, donnez celui de la commune qui l’a reprise."),
        };
    }

    private Refusal? EmailRefusal() => EmailAddress.Refusal(Email) is { } refusal ? Refuse(nameof(Email), "email", refusal) : null;

    private Refusal? HiredOnRefusal(DateOnly today, bool complete) => HiredOn switch
    {
        null => When(complete, nameof(HiredOn), "hired-missing", "Donnez la date d’entrée dans l’entreprise."),
        { } hired when hired > today =>
            Refuse(nameof(HiredOn), "hired-future", "Cette date d’entrée est dans l’avenir : le candidat est inscrit une fois salarié."),
        { } hired when hired < BirthDate?.Earliest =>
            Refuse(nameof(HiredOn), "hired-before-working-age", "L’entrée dans l’entreprise précède la naissance. Vérifiez les deux dates."),
        { } hired when hired < BirthDate?.Earliest.AddYears(YoungestWorker) => Refuse(
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
