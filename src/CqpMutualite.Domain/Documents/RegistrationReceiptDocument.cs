using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Documents;

/// <summary>What the receipt prints of its file; every value in words.</summary>
public sealed record RegistrationReceiptFacts
{
    public required string Reference { get; init; }

    /// <summary>Label and value of each line of the identity, as registered.</summary>
    public required IReadOnlyList<(string Label, string? Value)> Identity { get; init; }

    public required string Company { get; init; }

    /// <summary>Name of the training organisations; null when there is none.</summary>
    public string? Organisations { get; init; }

    /// <summary>Title of the certification prepared.</summary>
    public required string Certification { get; init; }

    /// <summary>Label of the mention decided; null when the certification has none.</summary>
    public string? Mention { get; init; }

    /// <summary>Day on which the registration was received.</summary>
    public required string RegisteredOn { get; init; }

    /// <summary>Last day for a first jury; null when the edition gives none.</summary>
    public string? FirstJuryBefore { get; init; }

    /// <summary>Who acknowledged, and in which capacity; null when the application did.</summary>
    public string? AcknowledgedBy { get; init; }
}

/// <summary>The receipt of a registration, given by the certifier. No source gives its form: it is ours.</summary>
public static class RegistrationReceiptDocument
{
    private const string Title = "Récépissé d’inscription";

    /// <summary>The document, dated <paramref name="date"/>.</summary>
    public static Document Of(Referential edition, RegistrationReceiptFacts facts, DateTimeOffset date) =>
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
                new Section(
                    Title,
                    [
                        new Paragraph(
                            $"L’inscription ci-dessous est reçue. La référence {facts.Reference} est à rappeler dans tout échange.",
                            ParagraphRole.Lead
                        ),
                        new Paragraph("Candidat", ParagraphRole.Strong),
                        new FieldList([.. facts.Identity.Select(line => new FieldValuePair(line.Label, line.Value ?? "Non renseigné"))]),
                        new Paragraph("Inscription", ParagraphRole.Strong),
                        new FieldList([
                            new FieldValuePair(
                                "Certification préparée",
                                facts.Mention is null ? facts.Certification : $"{facts.Certification}, {facts.Mention.ToLowerInvariant()}"
                            ),
                            new FieldValuePair("Entreprise", facts.Company),
                            .. facts.Organisations is null
                                ? Array.Empty<FieldValuePair>()
                                :
                                [
                                    new FieldValuePair(
                                        char.ToUpperInvariant(edition.Vocabulary.TrainingOrganisation[0]) + edition.Vocabulary.TrainingOrganisation[1..],
                                        facts.Organisations
                                    ),
                                ],
                            new FieldValuePair("Date d’inscription", facts.RegisteredOn),
                            .. facts.FirstJuryBefore is null
                                ? Array.Empty<FieldValuePair>()
                                : [new FieldValuePair("Premier jury au plus tard", facts.FirstJuryBefore)],
                        ]),
                        .. facts.FirstJuryBefore is null
                            ? Array.Empty<Node>()
                            :
                            [
                                new Panel(
                                    null,
                                    PanelTone.Note,
                                    [
                                        new Paragraph(
                                            $"Le candidat se présente à un premier jury au plus tard le {facts.FirstJuryBefore}. Ce délai court depuis le "
                                                + $"jour de l’inscription."
                                        ),
                                    ]
                                ),
                            ],
                        new FieldList([
                            new FieldValuePair("Réception accusée par", facts.AcknowledgedBy ?? edition.Vocabulary.Certifier),
                            new FieldValuePair("Le", facts.RegisteredOn),
                        ]),
                    ]
                )
                {
                    Label = edition.Vocabulary.IssuingBody,
                    Anchor = "recepisse",
                },
            ]
        );
}
