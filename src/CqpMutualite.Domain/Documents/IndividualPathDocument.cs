using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Documents;

/// <summary>What the individual path prints of its file.</summary>
public sealed record IndividualPathFacts
{
    public required string Reference { get; init; }

    public required string Candidate { get; init; }

    public required string Company { get; init; }

    /// <summary>The training organisations in place; <c>Units</c> is empty when one covers the whole path.</summary>
    public required IReadOnlyList<(string Name, IReadOnlyList<string> Units)> Organisations { get; init; }

    /// <summary>Title of the certification prepared.</summary>
    public required string Certification { get; init; }

    /// <summary>Label of the mention decided; null when the certification has none.</summary>
    public string? Mention { get; init; }

    /// <summary>Day of the interview that concluded on this path, in words.</summary>
    public required string InterviewedOn { get; init; }

    /// <summary>What the interview concluded, by unit: true when assessed without training.</summary>
    public required IReadOnlyDictionary<string, bool> Paths { get; init; }

    /// <summary>The modules that the interview proposed, by unit.</summary>
    public required IReadOnlyDictionary<string, string> Proposed { get; init; }

    /// <summary>The modules recorded since: unit, title, dates in words, organisation, hours.</summary>
    public required IReadOnlyList<PlannedModule> Modules { get; init; }

    /// <summary>Valid signatures of the interview.</summary>
    public required IReadOnlyDictionary<SignatoryRole, SignatureProofOf> Signatures { get; init; }
}

/// <summary>A module of the path, in words.</summary>
public sealed record PlannedModule(string Unit, string Title, string Days, string? Organisation, decimal Hours)
{
    public string? Content { get; init; }

    public string? Method { get; init; }
}

/// <summary>
/// The individual path that the interview produced and that goes to the certifier with the registration: to train or directly assessed, unit by unit.
/// No source gives its form: it is ours, in the words of the edition.
/// </summary>
public static class IndividualPathDocument
{
    private const string Title = "Parcours individualisé";

    /// <summary>The document, dated <paramref name="date"/>.</summary>
    public static Document Of(Referential edition, IndividualPathFacts facts, DateTimeOffset date)
    {
        return new Document(
            new DocumentMeta($"{Title} – {facts.Certification}", date)
            {
                Authors = [edition.Vocabulary.IssuingBody],
                Description = $"{Title}, dossier {facts.Reference}.",
                Running = $"{Title} · {facts.Certification}",
                Reference = $"Dossier {facts.Reference}",
                Foot = edition.Imprint,
            },
            [
                new Section(Title,
                [
                    new FieldList([.. Facts(edition, facts)], Columns: 2),
                    Units(edition, facts),
                    .. Signed(edition, facts),
                    .. Modules(edition, facts),
                    .. Hours(edition, facts),
                ])
                { Label = edition.Vocabulary.IssuingBody, Anchor = "parcours" },
            ]);
    }

    private static IEnumerable<FieldValuePair> Facts(Referential edition, IndividualPathFacts facts)
    {
        yield return new FieldValuePair("Candidat", facts.Candidate);
        yield return new FieldValuePair("Certification préparée", facts.Certification);
        yield return new FieldValuePair("Entreprise", facts.Company);
        if (edition.Mentions.Count > 0)
        {
            yield return new FieldValuePair("Mention", facts.Mention);
        }

        yield return new FieldValuePair("Entretien d’accueil et d’orientation", facts.InterviewedOn);
        if (facts.Organisations.Count == 0)
        {
            yield return new FieldValuePair(
                Sentence(edition.Vocabulary.TrainingOrganisation),
                facts.Paths.Values.All(direct => direct) ? "Aucune formation à suivre" : "À choisir"
            );
        }

        foreach (var (name, units) in facts.Organisations)
        {
            yield return new FieldValuePair(
                Sentence(edition.Vocabulary.TrainingOrganisation),
                units.Count == 0 ? name : $"{name} ({string.Join(", ", units.Select(unit => edition.Unit(unit).Label.ToLowerInvariant()))})"
            );
        }
    }

    private static Table Units(Referential edition, IndividualPathFacts facts)
    {
        var withModules = facts.Proposed.Count > 0;
        return new Table(
            withModules ? [4, 1.8, 3] : [6, 1.8],
            [$"{Sentence(edition.Vocabulary.Unit)} de compétences", "Orientation", .. withModules ? new[] { "Modules proposés à l’entretien" } : []],
            [
                .. edition
                    .Units.Where(unit => facts.Paths.ContainsKey(unit.Key))
                    .Select(unit => new TableRow([
                        new TableCell([new Paragraph(new Inline([new Run($"{unit.Label} : ") { Bold = true }, new Run(unit.Title)]))]),
                        new TableCell([new Paragraph(facts.Paths[unit.Key] ? "Évaluation directe" : "Formation", ParagraphRole.Strong)]),
                        .. withModules
                            ? new[]
                            {
                                new TableCell([new Paragraph(facts.Proposed.GetValueOrDefault(unit.Key, facts.Paths[unit.Key] ? "Aucun" : "À préciser"))]),
                            }
                            : [],
                    ])),
            ]
        )
        {
            Caption = $"Orientation par {edition.Vocabulary.Unit}",
        };
    }

    // what was signed is the guide: this sheet goes on with the modules, and bears nobody's signature
    private static IEnumerable<Node> Signed(Referential edition, IndividualPathFacts facts)
    {
        if (edition.Booklet(BookletKeys.Guide) is { } guide && facts.Signatures.Count > 0)
        {
            var given = guide
                .CoverSignatories.Where(signatory => facts.Signatures.ContainsKey(signatory.Role))
                .Select(signatory => facts.Signatures[signatory.Role])
                .Select(signature => $"{signature.Name}, {signature.Proof.On}");
            yield return new Panel(
                null,
                PanelTone.Note,
                [new Paragraph($"Cette orientation a été signée dans le guide de l’entretien\u00A0: {string.Join("\u202F; ", given)}.")]
            );
        }
    }

    private static IEnumerable<Node> Modules(Referential edition, IndividualPathFacts facts)
    {
        if (facts.Modules.Count > 0)
        {
            yield return new Table(
                [1.5, 4, 2.6, 2.4, 1.2],
                [Sentence(edition.Vocabulary.Unit), "Module", "Dates", "Organisme", "Heures"],
                [
                    .. facts.Modules.Select(module => new TableRow(
                    [
                        new TableCell([new Paragraph(edition.Unit(module.Unit).Label)]),
                        new TableCell([
                            new Paragraph(module.Title),
                            .. new[] { module.Content, module.Method }.OfType<string>().Select(text => new Paragraph(text, ParagraphRole.Small)),
                        ]),
                        new TableCell([new Paragraph(module.Days)]),
                        new TableCell([new Paragraph(module.Organisation ?? "")]),
                        new TableCell([new Paragraph(Typography.Number(module.Hours))]),
                    ])),
                ])
            { Caption = "Modules de formation" };
        }
    }

    private static IEnumerable<Node> Hours(Referential edition, IndividualPathFacts facts)
    {
        if (facts.Paths.Values.All(direct => direct))
        {
            yield break;
        }

        var total = facts.Modules.Sum(module => module.Hours);
        var guide = edition.Rules.TrainingHours is { } hours
            ? $"de {hours.Minimum} à {hours.Maximum} heures pour un parcours complet"
            : "aucun pour cette certification";
        yield return new FieldList([
            new FieldValuePair("Total des modules enregistrés", facts.Modules.Count == 0 ? "Aucun module enregistré à ce jour" : Typography.Hours(total)),
            new FieldValuePair("Repère de durée", guide),
        ]);
    }

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
