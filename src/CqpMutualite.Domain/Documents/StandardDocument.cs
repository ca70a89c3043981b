using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Documents;

/// <summary>The référentiel de compétences of an edition, verbatim: the occupation, then each unit with its skills and criteria.</summary>
public static class StandardDocument
{
    /// <summary>Its name in the addresses.</summary>
    public const string Key = "referentiel-de-competences";

    public const string Title = "Référentiel de compétences";

    /// <summary>The document, dated <paramref name="date"/>.</summary>
    public static Document Of(Referential edition, DateTimeOffset date) =>
        new(
            new DocumentMeta($"{Title} – {edition.Title}", date)
            {
                Authors = [edition.Vocabulary.IssuingBody],
                Description = $"{Title}. {edition.Imprint}.",
                Running = $"{Title} · {edition.ShortTitle}",
                Foot = edition.Imprint,
            },
            [
                new Cover(
                    edition.Vocabulary.IssuingBody,
                    "Certificat de qualification professionnelle",
                    Title,
                    $"{edition.ShortTitle}{(edition.CoverLine is { } line ? $"\n{line}" : "")}",
                    [],
                    []
                ),
                new Contents("Sommaire", 1),
                .. edition.Profile.Select(
                    (part, rank) => new Section(part.Title.TrimEnd(':', ' ', '\u00A0'), [Items(part.Items)]) { Anchor = $"metier-{rank + 1}" }
                ),
                .. edition.Units.Select(unit => Unit(edition, unit)),
            ]
        );

    private static Section Unit(Referential edition, Unit unit)
    {
        var standard = edition.Standard.Single(found => found.Unit == unit.Key);
        return new Section(
            standard.Title,
            [
                .. standard.Skills.SelectMany(list => Titled(list.Title, list.Items)),
                .. standard.Criteria.Count > 0 ? [new Paragraph("Critères d’évaluation", ParagraphRole.Strong)] : Array.Empty<Node>(),
                .. standard.Criteria.SelectMany(group => Titled(group.Title, group.Items)),
            ]
        )
        {
            Label = unit.Label,
            Anchor = unit.Key,
        };
    }

    private static IEnumerable<Node> Titled(string? title, IReadOnlyList<TextItem> items) =>
        title is null ? [Items(items)] : [new Paragraph(title, ParagraphRole.Strong), Items(items)];

    private static TextList Items(IReadOnlyList<TextItem> items) => new([.. items.Select(item => new ListItem(item.Text, item.Items))]);
}
