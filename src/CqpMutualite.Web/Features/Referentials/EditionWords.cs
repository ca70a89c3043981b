using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Web.Features.Referentials;

/// <summary>What an edition is and rules, in words. The words of the edition (domaine, bloc…) come from its vocabulary.</summary>
public static class EditionWords
{
    /// <summary>« Édition 2014, version 1 ».</summary>
    public static string Name(Referential edition) => $"{edition.Dated}, version {edition.Version}";

    /// <summary>« 5 domaines ».</summary>
    public static string Units(Referential edition) => FrenchText.Plural(edition.Units.Count, edition.Vocabulary.Unit, edition.Vocabulary.Units);

    /// <summary>Ways to the certification: « formation », « VAE », « blocs isolés ».</summary>
    public static IEnumerable<string> Routes(Referential edition)
    {
        yield return "formation";
        if (edition.Rules.Vae is not null)
        {
            yield return "VAE";
        }

        if (edition.Rules.IsolatedUnits)
        {
            yield return $"{edition.Vocabulary.Units} isolés";
        }
    }

    /// <summary>« Mention santé ou mention prévoyance »; null when the edition has none.</summary>
    public static string? Mentions(Referential edition) =>
        edition.Mentions.Count == 0
            ? null
            : FrenchText.Sentence(
                string.Join(" ou ", edition.Mentions.Select(mention => mention.Label.ToLower(System.Globalization.CultureInfo.GetCultureInfo("fr-FR"))))
            );

    /// <summary>The rules of the path, each with its subject, in the order of the path. What the source leaves out is said too.</summary>
    public static IReadOnlyList<RuleLine> Rules(Referential edition)
    {
        var rules = edition.Rules;
        var (unit, units, organisation) = (edition.Vocabulary.Unit, edition.Vocabulary.Units, edition.Vocabulary.TrainingOrganisation);
        return
        [
            new(
                "Entretien d’accueil",
                rules.InterviewConduct switch
                {
                    InterviewConduct.CompanyAndOrganisation => $"Mené ensemble par l’entreprise et un {organisation}, choisi avant l’entretien.",
                    _ => $"Mené par l’entreprise, avec l’appui d’un {organisation} si elle le souhaite.",
                }
            ),
            .. rules.HasPrerequisites
                ? [new RuleLine("Prérequis", "Vérifiés à l’entretien ; s’ils manquent, le candidat est orienté vers une autre voie.")]
                : (RuleLine[])[],
            new(
                "Durée de la formation",
                rules.TrainingHours is { } hours ? $"De {hours.Minimum} à {hours.Maximum} heures pour un parcours complet." : "La source ne donne pas de durée."
            ),
            .. rules.ModuleBelongsToOneUnit ? [new RuleLine("Modules", $"Chaque module relève d’un seul {unit}.")] : (RuleLine[])[],
            new("Évaluation en formation", rules.FormativeScope switch
            {
                FormativeScope.EveryUnit => $"Sur tous les {units}, quel que soit le parcours suivi.",
                FormativeScope.FollowedUnits => $"Sur les {units} pour lesquels une formation a été suivie.",
                _ => "Sans livret propre dans cette édition.",
            }),
            .. rules.AttestationsRequired ? [new RuleLine("Attestations de formation", $"Jointes au dossier, classées par {unit}.")] : (RuleLine[])[],
            new(
                "Évaluation en entreprise",
                rules.ConsensusStated
                    ? "Par deux évaluateurs, qui s’accordent sur chaque réponse : la source le demande."
                    : "Par deux évaluateurs. La source n’a qu’une case par critère : l’application leur demande une réponse commune."
            ),
            new(
                "Évaluation positive",
                rules.PositiveWhen switch
                {
                    PositiveWhen.EveryResultFavourable => "Quand chaque compétence présentée est acquise.",
                    _ => $"Quand l’avis d’ensemble est favorable sur chaque {unit}. Cet avis est donné par les évaluateurs, il ne se calcule pas.",
                }
            ),
            new(
                "Première présentation au jury",
                rules.FirstJuryWithinYears is { } first
                    ? $"Dans les {FrenchText.Plural(first, "an", "ans")} qui suivent l’inscription."
                    : "La source ne fixe pas de délai."
            ),
            new(
                "Décision partielle",
                rules.PartialValidityYears is { } years
                    ? $"Les {units} acquis restent valables {FrenchText.Plural(years, "an", "ans")}."
                    : $"Les {units} acquis le restent ; la source ne donne pas de durée."
            ),
            new(
                "Évaluateurs",
                rules.EvaluatorsFromOrganisation
                    ? $"Deux personnes distinctes, de l’entreprise ou de l’{edition.Vocabulary.TrainingOrganisation}."
                    : "Deux personnes distinctes, de l’entreprise."
            ),
            .. rules.IsolatedUnits
                ?
                [
                    new RuleLine(
                        FrenchText.Sentence($"{units} isolés"),
                        $"Un ou plusieurs {units} peuvent être présentés seuls à la commission, sur dossier écrit."
                    ),
                ]
                : (RuleLine[])[],
            .. rules.Vae is { } vae ? [Experience(vae)] : (RuleLine[])[new RuleLine("VAE", "Non prévue par cette édition.")],
            new("Qui reçoit les dossiers", FrenchText.Sentence(edition.Vocabulary.Certifier) + "."),
        ];
    }

    /// <summary>A panel in words: seats, observers, presidency, what its members read.</summary>
    public static IReadOnlyList<RuleLine> Panel(JuryPanel panel) =>
    [
        new("Membres avec voix", "", [.. panel.Seats.Select(Seat)]),
        .. panel.Observers.Count > 0 ? [new RuleLine("Sans voix", "", [.. panel.Observers.Select(Seat)])] : (RuleLine[])[],
        new("Présidence", panel.Presidency == Presidency.Alternating
            ? "Un des membres présents, désigné au début de la séance, employeurs et salariés à tour de rôle."
            : "La source n’en dit rien : l’un des membres présents."),
        new("Documents remis", "", [.. panel.Documents.Select(document => document.Optional ? $"{document.Title} (s’il y a lieu)" : document.Title)]),
    ];

    /// <summary>The course of the sitting for the certifications of this edition; the sources give it for others too, which read theirs elsewhere.</summary>
    public static IReadOnlyList<RuleLine> Timings(Referential edition, JuryPanel panel, Catalogue catalogue) =>
    [
        .. panel.Timings
            .Where(timing => Concerns(edition, timing, catalogue))
            .Select(timing => new RuleLine(
                timing.Certification == edition.Code ? edition.Title : catalogue.Find(timing.Certification)!.Title,
                "",
                [.. timing.Steps.Select(step => step.Minutes is { } minutes ? $"{step.Label} : {minutes} min" : step.Label)])),
    ];

    private static bool Concerns(Referential edition, Timing timing, Catalogue catalogue) =>
        timing.Certification == edition.Code || catalogue.Find(timing.Certification)?.Editions.Contains(edition.Code) == true;

    private static string Seat(Seat seat) => $"{seat.Count} {seat.Label}";

    private static RuleLine Experience(VaeRule vae) =>
        new(
            "VAE",
            $"Recevable avec {FrenchText.Plural(vae.MinimumYears, "an", "ans")} d’expérience au cours des {vae.WithinYears} dernières "
                + $"années{(vae.Sector is null ? "" : $" ({vae.Sector})")} :",
            vae.Natures
        );
}

/// <summary>A rule under its subject: a sentence, a list, or a sentence that introduces a list.</summary>
public sealed record RuleLine(string Subject, string Sentence, IReadOnlyList<string>? Items = null);
