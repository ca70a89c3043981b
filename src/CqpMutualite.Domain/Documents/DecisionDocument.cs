using System.Globalization;
using CqpMutualite.Domain.Decisions;
using CqpMutualite.Domain.Jury;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Documents;

/// <summary>What the decision sheet prints beside the decision.</summary>
public sealed record DecisionFacts(
    string Reference,
    string CandidateName,
    string? Mention,
    string CompanyName,
    string CertificationTitle,
    DateOnly HeldOn,
    string Place,
    IReadOnlyList<(string Name, College College, bool Presides)> Members,
    string SignedOn
)
{
    /// <summary>
    /// The training organisations approved for the certification on the day of the session, with their towns: handed over with a decision that is not total.
    /// </summary>
    public IReadOnlyList<string> Organisations { get; init; } = [];

    /// <summary>The sheet is that of the commission; read from the decision when there is one.</summary>
    public bool ByCommission { get; init; }
}

/// <summary>
/// The decision sheet of a jury or of the commission. The source cites it without giving it: its form is ours. It gives no reason, and never the internal note.
/// </summary>
public static class DecisionDocument
{
    /// <summary>The sheet, to be filled by hand when <paramref name="decision"/> is null.</summary>
    public static Document Of(Referential edition, Decision? decision, DecisionFacts facts, DateTimeOffset date)
    {
        var commission = decision?.ByCommission ?? facts.ByCommission;
        var title = Title(commission);
        List<Node> sheet =
        [
            Facts(facts, commission),
            Verdicts(edition, decision, commission),
            .. Carried(edition, decision),
            .. commission ? [] : Result(decision),
            .. Advice(edition, decision, commission),
            .. Comment(decision, commission),
            .. decision is null ? [] : new[] { new Paragraph(string.Join(' ', Consequences(decision, edition)), ParagraphRole.Small) },
            Panel(decision, facts, commission),
        ];
        List<Node> body = [new Section(title, sheet) { Label = edition.Vocabulary.IssuingBody, Anchor = "decision" }];
        if (decision is { Result: not DecisionResult.Total, ByCommission: false } && facts.Organisations.Count > 0)
        {
            body.Add(Organisations(edition, facts));
        }

        return new Document(
            new DocumentMeta($"{title} – {facts.CertificationTitle}", date)
            {
                Authors = [edition.Vocabulary.IssuingBody],
                Running = $"{title} · {facts.CertificationTitle}",
                Reference = $"Dossier {facts.Reference}{(decision is { Number: > 1 } ? $", décision n° {decision.Number}" : "")}",
                Foot = edition.Imprint,
                ContentHash = decision?.ContentHash,
            },
            body);
    }

    /// <summary>« Fiche de décision du jury ».</summary>
    public static string Title(bool byCommission) => byCommission ? "Fiche de décision de la commission paritaire" : "Fiche de décision du jury";

    private static FieldList Facts(DecisionFacts facts, bool commission) =>
        new(
            [
                new("Candidat", facts.CandidateName),
                new("Certification", facts.Mention is null ? facts.CertificationTitle : $"{facts.CertificationTitle}, {facts.Mention.ToLowerInvariant()}"),
                new("Entreprise", facts.CompanyName),
                new(commission ? "Séance de la commission" : "Session du jury", $"{Words(facts.HeldOn)}, {facts.Place}"),
            ],
            Columns: 2
        );

    private static Table Verdicts(Referential edition, Decision? decision, bool commission)
    {
        var unit = edition.Vocabulary.Unit;
        return new Table(
            [3, 1.6],
            [$"{Sentence(unit)} de compétences", commission ? "Décision de la commission" : "Décision du jury"],
            [.. edition.Units.Select(entry => new TableRow([new TableCell([Named(entry)]), new TableCell([Verdict(entry.Key)])]))]
        )
        {
            Caption = $"Décision par {unit} de compétences",
        };

        Choice Verdict(string key)
        {
            var acquired = decision?.Units.SingleOrDefault(entry => entry.Unit == key)?.Acquired;
            return new Choice(
                null,
                [
                    new ChoiceOption(commission ? "Validé" : "Acquis", acquired == true, true),
                    new ChoiceOption(commission ? "Non validé" : "Non acquis", acquired == false, false),
                ]
            );
        }
    }

    private static IEnumerable<Node> Carried(Referential edition, Decision? decision)
    {
        if (decision?.Carried is { Count: > 0 } carried)
        {
            var units = Sentence(edition.Vocabulary.Units);
            yield return new Table(
                [3, 1.6],
                [$"{units} acquis auparavant", "Dossier et validité"],
                [
                    .. carried.Select(entry => new TableRow([
                        new TableCell([Named(edition.Unit(entry.Unit))]),
                        new TableCell([new Paragraph(DecisionWords.Carried(entry, decision.HeldOn))]),
                    ])),
                ]
            )
            {
                Caption = $"{units} acquis avant cette présentation",
            };
        }
    }

    private static Choice[] Result(Decision? decision) =>
    [
        new("Décision",
        [
            new ChoiceOption("Le CQP est délivré en totalité", decision?.Result == DecisionResult.Total),
            new ChoiceOption("Le CQP est délivré en partie", decision?.Result == DecisionResult.Partial),
            new ChoiceOption("Le CQP n’est pas délivré", decision?.Result == DecisionResult.None),
        ], Vertical: true),
    ];

    private static IEnumerable<Node> Comment(Decision? decision, bool commission)
    {
        if (decision is null or { Comment: not null })
        {
            yield return new WrittenAnswer($"Commentaire {Of(commission)} pour le candidat", decision?.Comment, 3);
        }
    }

    private static Panel Panel(Decision? decision, DecisionFacts facts, bool commission) =>
        new(
            null,
            PanelTone.Together,
            [
                new Paragraph(commission ? "Composition de la commission" : "Composition du jury", ParagraphRole.Strong),
                new FieldList(
                    [
                        .. facts.Members.Select(member => new FieldValuePair(
                            $"{Sentence(CollegeNames.Of(member.College))}{(member.Presides ? ", présidence" : "")}",
                            member.Name
                        )),
                    ],
                    Columns: 2
                ),
                new SignatureBlock(
                    null,
                    [
                        new SignatureFrame(
                            facts.Members.FirstOrDefault(member => member.Presides) is { Name: not null } president
                                ? $"Présidence {Of(commission)}, {CollegeNames.Of(president.College)}"
                                : $"Présidence {Of(commission)}",
                            decision?.PresidentName,
                            null,
                            decision is null ? null : new SignatureProof(decision.PresidentName, facts.SignedOn, decision.ContentHash)
                        ),
                    ]
                ),
            ]
        );

    private static Section Organisations(Referential edition, DecisionFacts facts) =>
        new(
            $"Liste des {Plural(edition.Vocabulary.TrainingOrganisation)}",
            [
                new Paragraph(
                    $"Organismes qui peuvent former au {facts.CertificationTitle}, au {Words(facts.HeldOn)}. La liste à jour se lit dans "
                        + $"l’application, avec la décision."
                ),
                new TextList([.. facts.Organisations.Select(name => new ListItem(name, []))]),
            ]
        )
        {
            Anchor = "organismes",
            NewPage = true,
        };

    private static Paragraph Named(Unit unit) => new(new Inline([new Run($"{unit.Label} : ") { Bold = true }, new Run(unit.Title)]));

    private static IEnumerable<Node> Advice(Referential edition, Decision? decision, bool commission)
    {
        if (decision is null)
        {
            yield return new WrittenAnswer(
                $"Conseil {Of(commission)}, par {edition.Vocabulary.Unit} non {(commission ? "validé" : "acquis")} : expérience à approfondir en entreprise "
                    + $"ou modules à suivre",
                null,
                4
            );
            yield break;
        }

        var advised = decision.Units.Where(unit => unit.Experience is not null || unit.Modules is not null).ToDictionary(unit => unit.Unit);
        if (advised.Count == 0)
        {
            yield break;
        }

        yield return new Table(
            [1, 2.4, 2.4],
            [Sentence(edition.Vocabulary.Unit), "Expérience à approfondir en entreprise", "Modules à suivre"],
            [
                .. edition
                    .Units.Where(unit => advised.ContainsKey(unit.Key))
                    .Select(unit => new TableRow([
                        new TableCell([new Paragraph(unit.Label)]),
                        new TableCell([Said(advised[unit.Key].Experience)]),
                        new TableCell([Said(advised[unit.Key].Modules)]),
                    ])),
            ]
        )
        {
            Caption = $"Conseil {Of(commission)}",
        };
    }

    private static Node Said(string? text) => text is null ? new Paragraph("–") : new WrittenAnswer(null, text, 1);

    private static IEnumerable<string> Consequences(Decision decision, Referential edition)
    {
        yield return DecisionWords.Explain(decision, edition);
        if (decision.ValidUntil is { } until)
        {
            yield return $"Fin de validité : {Words(until)}.";
        }
        else if (decision is { ValidityYears: not null, ValidityStart: ValidityStart.Notification })
        {
            yield return "Cette durée court du jour où la décision est notifiée au candidat.";
        }

        if (!decision.ByCommission)
        {
            yield return "Le jury est souverain ; il ne motive pas ses décisions, qui sont sans recours.";
        }
    }

    private static string Of(bool commission) => commission ? "de la commission" : "du jury";

    // « organismes de formation agréés »
    private static string Plural(string organisation) => organisation.Replace("organisme ", "organismes ", StringComparison.Ordinal) + "s";

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    internal static string Words(DateOnly day) => (day.Day == 1 ? "1er " : $"{day.Day} ") + day.ToString("MMMM yyyy", CultureInfo.GetCultureInfo("fr-FR"));
}

/// <summary>A decision in words: the same on screen and on paper.</summary>
public static class DecisionWords
{
    /// <summary>« Délivrance partielle »; of the commission, « Bloc validé » : it delivers nothing.</summary>
    public static string Title(DecisionResult result, Referential edition, bool byCommission = false, int acquired = 0)
    {
        var (unit, units) = (Sentence(edition.Vocabulary.Unit), Sentence(edition.Vocabulary.Units));
        var presented = edition.Units.Count;
        return (byCommission, result) switch
        {
            (true, _) when presented == 1 => acquired == 1 ? $"{unit} validé" : $"{unit} non validé",
            (true, _) => acquired == presented ? $"{units} validés"
            : acquired == 0 ? $"Aucun {edition.Vocabulary.Unit} validé"
            : $"{acquired} {(acquired > 1 ? $"{edition.Vocabulary.Units} validés" : $"{edition.Vocabulary.Unit} validé")} sur {presented}",
            (_, DecisionResult.Total) => "Délivrance totale",
            (_, DecisionResult.Partial) => "Délivrance partielle",
            _ => $"Aucun {edition.Vocabulary.Unit} acquis",
        };
    }

    /// <summary>The title of a decision.</summary>
    public static string Title(Decision decision, Referential edition) =>
        Title(decision.Result, edition, decision.ByCommission, decision.Units.Count(unit => unit.Acquired));

    /// <summary>How a signed result follows from the units.</summary>
    public static string Explain(Decision decision, Referential edition) =>
        Explain(decision.Units.Count(unit => unit.Acquired), edition, decision.ByCommission, decision.Carried.Count(unit => unit.CountsOn(decision.HeldOn)));

    /// <summary>
    /// How the result follows from the units: « 6 domaines acquis sur 7. Le CQP est délivré quand tous les domaines sont acquis. … »
    /// <paramref name="edition"/>: as it is asked of the file;
    /// <paramref name="carried"/>: units acquired before that still count.
    /// </summary>
    public static string Explain(int acquired, Referential edition, bool byCommission = false, int carried = 0)
    {
        var (unit, units) = (edition.Vocabulary.Unit, edition.Vocabulary.Units);
        if (byCommission)
        {
            return Validated(acquired, edition.Units.Count, unit, units);
        }

        var (total, held) = (edition.AllUnits.Count, acquired + carried);
        if (held == total)
        {
            return carried > 0
                ? $"Les {total} {units} sont acquis, dont {carried} avant cette présentation : le CQP est délivré."
                : $"Les {total} {units} sont acquis : le CQP est délivré.";
        }

        var rule = $"Le CQP est délivré quand tous les {units} sont acquis.";
        if (acquired == 0)
        {
            var none = edition.Units.Count == 1 ? $"Le {unit} présenté n’est pas acquis." : $"Aucun des {edition.Units.Count} {units} présentés n’est acquis.";
            return carried == 0 ? $"{rule} Il n’est pas délivré, même en partie." : $"{none} {rule} {Kept(carried, unit, units)}";
        }

        var partial = $"{held} {(held > 1 ? units : unit)} acquis sur {total}{(carried > 0 ? $", dont {carried} avant cette présentation" : "")}. {rule}";
        return edition.Rules.PartialValidityYears is not { } years ? partial
            : acquired == 1 ? $"{partial} Le {unit} acquis{(carried > 0 ? " cette fois" : "")} reste valable {years} ans."
            : $"{partial} Les {acquired} {units} acquis{(carried > 0 ? " cette fois" : "")} restent valables {years} ans.";
    }

    /// <summary>
    /// « Déjà acquis le 14 janvier 2027 (dossier CQP-2026-0042), valable jusqu’au 14 janvier 2032 »; names what no longer counts on that day.
    /// </summary>
    public static string Carried(CarriedUnit unit, DateOnly day)
    {
        var where = $"acquis le {DecisionDocument.Words(unit.AcquiredOn)} (dossier {unit.Reference}{(unit.SharedFrom is null ? "" : $", {unit.SharedFrom}")})";
        return unit.ValidUntil is not { } until ? $"Déjà {where}, sans limite de validité"
            : unit.CountsOn(day) ? $"Déjà {where}, valable jusqu’au {DecisionDocument.Words(until)}"
            : $"N’est plus valable depuis le {DecisionDocument.Words(until)} : {where}";
    }

    private static string Validated(int acquired, int presented, string unit, string units) =>
        presented == 1 ? (acquired == 1 ? $"Le {unit} présenté est validé." : $"Le {unit} présenté n’est pas validé.")
        : acquired == presented ? $"Les {presented} {units} présentés sont validés."
        : acquired == 0 ? $"Aucun des {presented} {units} présentés n’est validé."
        : $"{acquired} {(acquired > 1 ? $"{units} validés" : $"{unit} validé")} sur {presented} présentés.";

    private static string Kept(int carried, string unit, string units) =>
        carried == 1 ? $"Le {unit} acquis auparavant reste valable." : $"Les {carried} {units} acquis auparavant restent valables.";

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
