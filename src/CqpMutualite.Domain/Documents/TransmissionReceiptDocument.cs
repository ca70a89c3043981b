using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Documents;

/// <summary>What the receipt of a transmission prints; every value in words.</summary>
public sealed record TransmissionReceiptFacts
{
    public required string Reference { get; init; }

    public required string Candidate { get; init; }

    public required string Company { get; init; }

    /// <summary>Certification prepared, with its mention.</summary>
    public required string Certification { get; init; }

    /// <summary>Labels of the units presented to the commission; null when all are presented to a jury.</summary>
    public string? Presented { get; init; }

    /// <summary>When the file was transmitted.</summary>
    public required string TransmittedOn { get; init; }

    /// <summary>1, then 2… after returns.</summary>
    public required int Rank { get; init; }

    /// <summary>Who transmitted, and in which capacity; null when the application did.</summary>
    public string? TransmittedBy { get; init; }

    /// <summary>Booklets of the file, each with its signatures.</summary>
    public required IReadOnlyList<(string Title, string Signed)> Booklets { get; init; }

    /// <summary>Pieces joined, each with its SHA-256.</summary>
    public required IReadOnlyList<(string Name, string Sha256)> Attachments { get; init; }

    /// <summary>Why the file goes on although the evaluation alone would not let it; null when it does.</summary>
    public string? Derogation { get; init; }
}

/// <summary>The receipt of a transmission: what left, when, by whom. No source gives its form: it is ours.</summary>
public static class TransmissionReceiptDocument
{
    private const string Title = "Récépissé de transmission";

    /// <summary>The document, dated <paramref name="date"/>.</summary>
    public static Document Of(Referential edition, TransmissionReceiptFacts facts, DateTimeOffset date) =>
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
                            $"Le dossier ci-dessous est transmis au certificateur, qui l’examine avant de l’accepter ou de le renvoyer. Ses livrets ne "
                                + $"changent plus d’ici là. La référence {facts.Reference} est à rappeler dans tout échange.",
                            ParagraphRole.Lead
                        ),
                        new FieldList([
                            new FieldValuePair("Candidat", facts.Candidate),
                            new FieldValuePair("Entreprise", facts.Company),
                            new FieldValuePair("Certification préparée", facts.Certification),
                            .. facts.Presented is null
                                ? Array.Empty<FieldValuePair>()
                                : [new FieldValuePair("Présenté à la commission paritaire", facts.Presented)],
                            new FieldValuePair("Destinataire", edition.Vocabulary.Certifier),
                            new FieldValuePair("Transmis le", facts.TransmittedOn),
                            new FieldValuePair("Transmis par", facts.TransmittedBy ?? facts.Company),
                            .. facts.Rank > 1 ? [new FieldValuePair("Transmission", $"{facts.Rank}e, après correction")] : Array.Empty<FieldValuePair>(),
                        ]),
                        new Paragraph("Livrets transmis", ParagraphRole.Strong),
                        new Table([4, 4], ["Livret", "Signatures"], [.. facts.Booklets.Select(booklet => Row(booklet.Title, booklet.Signed))]),
                        .. facts.Attachments.Count == 0
                            ? Array.Empty<Node>()
                            :
                            [
                                new Paragraph("Pièces jointes", ParagraphRole.Strong),
                                new Table(
                                    [3, 5],
                                    ["Pièce", "Empreinte SHA-256"],
                                    [
                                        .. facts.Attachments.Select(piece =>
                                            Row(piece.Name, string.Join(' ', piece.Sha256.Chunk(16).Select(part => new string(part))))
                                        ),
                                    ]
                                ),
                            ],
                        .. facts.Derogation is null
                            ? Array.Empty<Node>()
                            : [new Panel("Dérogation accordée", PanelTone.Note, [new Paragraph(facts.Derogation)])],
                    ]
                )
                {
                    Label = edition.Vocabulary.IssuingBody,
                    Anchor = "recepisse",
                },
            ]
        );

    private static TableRow Row(string first, string second) => new([new TableCell([new Paragraph(first)]), new TableCell([new Paragraph(second)])]);
}
