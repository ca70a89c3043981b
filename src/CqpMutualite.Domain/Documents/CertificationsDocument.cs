using System.Globalization;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Documents;

/// <summary>What the presentation of the certifications prints beside its text.</summary>
/// <param name="Certifications">The certifications, in the order of the catalogue, each with the course of its sitting when one is known.</param>
/// <param name="Organisations">« Cap Compétences, Nantes », by certification code: those approved for training on that day.</param>
/// <param name="Points">Points of the bonus.</param>
/// <param name="PointValues">Value of the point in euros, by year.</param>
/// <param name="Certifier">Whom to ask at the certifier, a line each.</param>
/// <param name="Funding">Whom to ask for the funding of a training, a line each.</param>
public sealed record CertificationsFacts(
    IReadOnlyList<(Certification Certification, Timing? Timing)> Certifications,
    ILookup<string, string> Organisations,
    int Points,
    IReadOnlyDictionary<int, decimal> PointValues,
    IReadOnlyList<string> Certifier,
    IReadOnlyList<string> Funding
);

/// <summary>The certifications of the branch for who knows nothing of them: one text for the public page and the leaflet.</summary>
public static class CertificationsDocument
{
    private const string Body = "Commission paritaire nationale de l’emploi et de la formation professionnelle de la Mutualité";

    /// <summary>The document, dated <paramref name="date"/>.</summary>
    public static Document Of(BranchPresentation presentation, CertificationsFacts facts, DateTimeOffset date) =>
        new(
            new DocumentMeta(presentation.Title, date) { Authors = [Body], Description = presentation.Lead, Foot = Body },
            [
                new Paragraph(presentation.Lead, ParagraphRole.Lead),
                .. presentation.Sections.Select(section => new Section(
                    section.Title,
                    [.. section.Blocks.SelectMany(text => Text(section, text, facts)), .. After(section, facts)]
                )
                {
                    Anchor = section.Key,
                }),
            ]
        );

    private static IEnumerable<Node> Text(PresentationSection section, TextBlock text, CertificationsFacts facts)
    {
        var prose = BookletDocument.Prose(text);
        IEnumerable<Node> drawn =
            text.Note ? [new Panel(text.Title, PanelTone.Note, [.. prose])]
            : text.Title is { } title ? [new Paragraph(title, ParagraphRole.Strong), .. prose]
            : prose;
        return (section.Key, text.Key) switch
        {
            ("jury", "organisation") => [.. drawn, .. Sittings(facts)],
            ("vae", "vae-entretien") => [.. drawn, .. Experiences(facts)],
            _ => drawn,
        };
    }

    private static IEnumerable<Node> After(PresentationSection section, CertificationsFacts facts) =>
        section.Key switch
        {
            "contenus" => facts.Certifications.Where(pair => pair.Certification.Capacities.Count > 0).SelectMany(pair => Capacities(pair.Certification)),
            "remarques" => [Bonus(facts)],
            "contacts" => Contacts(facts),
            _ => [],
        };

    private static IEnumerable<Node> Capacities(Certification certification) =>
        [
            new Paragraph($"Le titulaire du {certification.Title} est capable de :", ParagraphRole.Strong),
            new TextList([.. certification.Capacities.Select(capacity => new ListItem(capacity, []))]),
        ];

    private static IEnumerable<Node> Sittings(CertificationsFacts facts) =>
        facts.Certifications.Where(pair => pair.Timing is not null).Select(pair => new TextList([
            new ListItem(
                $"{pair.Certification.Title} :",
                [.. pair.Timing!.Steps.Select(step => step.Minutes is { } minutes ? $"{step.Label} : {minutes} minutes" : step.Label)]
            ),
        ]));

    private static IEnumerable<Node> Experiences(CertificationsFacts facts) =>
        facts
            .Certifications.Where(pair => pair.Certification.Experience is not null)
            .GroupBy(pair => pair.Certification.Experience)
            .Select(same => new TextList([new ListItem($"{string.Join(", ", same.Select(pair => pair.Certification.Title))} : {same.Key}", [])]));

    private static Paragraph Bonus(CertificationsFacts facts)
    {
        var french = CultureInfo.GetCultureInfo("fr-FR");
        var values = facts.PointValues.OrderBy(value => value.Key).Select(value => $"{value.Value.ToString("0.00", french)} € en {value.Key}").ToList();
        return new Paragraph(
            $"Les partenaires sociaux ont décidé qu’une gratification de {facts.Points} points serait attribuée à toute personne qui a obtenu un CQP de la "
                + $"branche{(values.Count > 0 ? $" (valeur du point : {string.Join(", ", values)})" : "")}."
        );
    }

    private static IEnumerable<Node> Contacts(CertificationsFacts facts)
    {
        yield return new Paragraph("L’Observatoire de l’emploi et des métiers en Mutualité (OEMM)", ParagraphRole.Strong);
        yield return Lines(facts.Certifier, "Aucun contact n’est publié : adressez-vous à votre entreprise.");
        yield return new Paragraph("Le financement : l’opérateur de compétences de la branche, Uniformation", ParagraphRole.Strong);
        yield return Lines(facts.Funding, "Aucun contact n’est publié.");
        yield return new Paragraph("Les organismes de formation agréés", ParagraphRole.Strong);
        var known = facts.Certifications.Where(pair => facts.Organisations[pair.Certification.Code].Any()).ToList();
        yield return known.Count == 0
            ? new Paragraph("Aucun agrément n’est en cours.")
            : new TextList([.. known.Select(pair => new ListItem($"{pair.Certification.Title} :", [.. facts.Organisations[pair.Certification.Code]]))]);
    }

    private static Node Lines(IReadOnlyList<string> lines, string none) =>
        lines.Count == 0 ? new Paragraph(none) : new TextList([.. lines.Select(line => new ListItem(line, []))]);
}
