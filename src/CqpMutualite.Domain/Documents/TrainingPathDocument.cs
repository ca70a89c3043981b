using CqpMutualite.Domain.Common;
using CqpMutualite.Domain.Files;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Documents;

/// <summary>What the sheet prints of its file.</summary>
/// <param name="Reference">Reference of the file.</param>
/// <param name="Candidate">Name of the candidate.</param>
/// <param name="Company">Name of the employer.</param>
/// <param name="Organisations">Names of the training organisations, by identifier.</param>
/// <param name="InPlace">Names of those in place on the file, together.</param>
/// <param name="Certification">Title of the certification prepared.</param>
/// <param name="Modules">The modules followed.</param>
/// <param name="Paths">What the interview concluded, by unit: true when assessed without training.</param>
public sealed record TrainingPathFacts(
    string Reference,
    string Candidate,
    string Company,
    IReadOnlyDictionary<Guid, string> Organisations,
    string InPlace,
    string Certification,
    IReadOnlyList<Module> Modules,
    IReadOnlyDictionary<string, bool> Paths
);

/// <summary>« Fiche de synthèse du parcours de formation »: the modules followed, unit by unit, for editions without a training booklet.</summary>
public static class TrainingPathDocument
{
    public const string Title = "Fiche de synthèse du parcours de formation";

    private const int BlankRows = 4;
    private static readonly double[] Widths = [4, 2.6, 1.4, 2.2];
    private static readonly string[] Heads = ["Module", "Dates", "Durée", "Organisme"];

    /// <summary>The document, dated <paramref name="date"/>. <paramref name="days"/>: writes the days of a module.</summary>
    public static Document Of(Referential edition, TrainingPathFacts facts, DateTimeOffset date, Func<DateOnly, DateOnly, string> days) =>
        new(
            new DocumentMeta($"{Title} – {facts.Certification}", date)
            {
                Authors = [edition.Vocabulary.IssuingBody],
                Description = $"{Title}, dossier {facts.Reference}.",
                Running = $"{Title} · {facts.Certification}",
                Reference = $"Dossier {facts.Reference}",
                Foot = edition.Imprint,
            },
            [
                new Cover(
                    edition.Vocabulary.IssuingBody,
                    "Certificat de qualification professionnelle",
                    Title,
                    facts.Certification,
                    [
                        new FieldList([
                            new FieldValuePair("Candidat", facts.Candidate),
                            new FieldValuePair("Entreprise", facts.Company),
                            new FieldValuePair(Sentence(edition.Vocabulary.TrainingOrganisation), facts.InPlace),
                            new FieldValuePair("Durée totale", Typography.Hours(facts.Modules.Sum(module => module.Hours))),
                        ]),
                    ],
                    []
                ),
                .. edition.Units.Select(unit => UnitSection(unit, facts, days)),
            ]
        );

    /// <summary>Whether that edition has the sheet: those that have no booklet of the training organisation.</summary>
    public static bool IsOf(Referential edition) => edition.Rules.FormativeScope == FormativeScope.None;

    /// <summary>The sheet to fill by hand, dated <paramref name="date"/>.</summary>
    public static Document Blank(Referential edition, DateTimeOffset date) =>
        new(
            new DocumentMeta($"{Title} – {edition.Title}", date)
            {
                Authors = [edition.Vocabulary.IssuingBody],
                Description = $"{Title}, à remplir à la main.",
                Running = $"{Title} · {edition.Title}",
                Reference = "À remplir à la main",
                Foot = edition.Imprint,
            },
            [
                new Cover(
                    edition.Vocabulary.IssuingBody,
                    "Certificat de qualification professionnelle",
                    Title,
                    edition.Title,
                    [
                        new FieldList([
                            .. new[]
                            {
                                "Candidat",
                                "Entreprise",
                                Sentence(edition.Vocabulary.TrainingOrganisation),
                                "Certification préparée",
                                "Durée totale",
                            }.Select(label => new FieldValuePair(label, null)),
                        ]),
                    ],
                    []
                ),
                .. edition.Units.Select(unit => new Section(
                    unit.Title,
                    [
                        new Table(
                            Widths,
                            Heads,
                            [
                                .. Enumerable
                                    .Range(0, BlankRows)
                                    .Select(_ => new TableRow([.. Heads.Select(_ => new TableCell([new Paragraph("\u00A0\n\u00A0")]))])),
                            ]
                        ),
                    ]
                )
                {
                    Label = unit.Label,
                    Anchor = unit.Key,
                }),
            ]
        );

    private static Section UnitSection(Unit unit, TrainingPathFacts facts, Func<DateOnly, DateOnly, string> days)
    {
        var modules = facts.Modules.Where(module => module.Unit == unit.Key).OrderBy(module => module.StartsOn).ToList();
        var direct = facts.Paths.TryGetValue(unit.Key, out var assessed) && assessed;
        return new Section(
            unit.Title,
            modules.Count == 0
                ? [new Paragraph(direct ? "Évaluation directe, sans formation." : "Aucun module suivi.")]
                :
                [
                    new Table(
                        Widths,
                        Heads,
                        [
                            .. modules.Select(module => new TableRow([
                                new TableCell([new Paragraph(module.Title, ParagraphRole.Strong), .. Details(module)]),
                                new TableCell([new Paragraph(days(module.StartsOn, module.EndsOn))]),
                                new TableCell([new Paragraph($"{Typography.Number(module.Hours)}\u00A0h")]),
                                new TableCell([
                                    new Paragraph(module.OrganisationId is { } giver ? facts.Organisations.GetValueOrDefault(giver, "") : facts.InPlace),
                                ]),
                            ])),
                        ]
                    ),
                    new Paragraph($"Total\u00A0: {Typography.Hours(modules.Sum(module => module.Hours))}"),
                ]
        )
        {
            Label = unit.Label,
            Anchor = unit.Key,
        };
    }

    private static IEnumerable<Node> Details(Module module)
    {
        if (module.Content is not null)
        {
            yield return new Paragraph(module.Content);
        }

        if (module.Method is not null)
        {
            yield return new Paragraph(module.Method, ParagraphRole.Small);
        }
    }

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
