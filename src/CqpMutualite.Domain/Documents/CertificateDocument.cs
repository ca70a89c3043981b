using System.Globalization;
using CqpMutualite.Domain.Certificates;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Documents;

/// <summary>A certificate, or an attestation of units, on one page. The sources give no model: its form is ours.</summary>
public static class CertificateDocument
{
    private const double QrMillimetres = 27;

    /// <summary>
    /// The paper. <paramref name="edition"/>: that of the file; <paramref name="qr"/>: the address printed, as an SVG drawing; <paramref name="duplicate"/>:
    /// null for the original.
    /// </summary>
    public static Document Of(Certificate certificate, Referential edition, string reference, string qr, Duplicate? duplicate)
    {
        var bloc = certificate.Kind == CertificateKind.Bloc;
        var (unit, units) = (edition.Vocabulary.Unit, edition.Vocabulary.Units);
        var attested = certificate.Units.Select(key => edition.AllUnits.Single(known => known.Key == key)).ToList();
        var title = bloc ? $"Attestation de {(attested.Count > 1 ? units : unit)} de compétences" : "Certificat de qualification professionnelle";
        var name = bloc || !certificate.Title.StartsWith("CQP ", StringComparison.Ordinal) ? certificate.Title : certificate.Title["CQP ".Length..];
        var signatory = certificate.Signatory.Split('\n');
        List<Node> body =
        [
            new Paragraph(
                bloc
                    ? $"Vu le référentiel de la certification et la décision de la commission paritaire du {Words(certificate.DecidedOn)}, est attestée "
                        + $"l’acquisition par"
                    : $"Vu le référentiel de la certification et la décision du jury paritaire du {Words(certificate.DecidedOn)}, le certificat est délivré à"
            ),
            new Paragraph(certificate.HolderName, ParagraphRole.Display),
            .. certificate.HolderBirth is { } birth ? new Node[] { new Paragraph(birth) } : [],
        ];
        if (bloc)
        {
            body.Add(
                new Paragraph(new Inline([new Run(attested.Count > 1 ? $"des {units} de compétences suivants :" : $"du {unit} de compétences suivant :")]))
            );
            body.AddRange(
                attested.Select(known => new Paragraph(new Inline([new Run($"{known.Label} : ") { Bold = true }, new Run(known.Title)]), ParagraphRole.Lead))
            );
        }

        body.Add(
            new FieldList(
                [
                    new("Délivré le", Words(certificate.IssuedOn)),
                    new(signatory.Length > 1 ? signatory[1] : "Signataire", signatory[0]),
                    new("Signature et cachet", "\u00A0"),
                ],
                Columns: 3)
        );
        return new Document(
            new DocumentMeta($"{title} – {certificate.Title}", duplicate?.IssuedAt ?? certificate.IssuedAt)
            {
                Authors = [edition.Vocabulary.IssuingBody],
                Description = $"{title} n° {certificate.Number}",
                Reference = certificate.Number,
                Landscape = true,
            },
            [
                new Cover(
                    edition.Vocabulary.IssuingBody,
                    duplicate is null ? null : $"Duplicata n° {duplicate.Rank} du {Words(duplicate.IssuedOn)}",
                    title,
                    certificate.Mention is { } mention ? $"{name}, {Mention(mention)}" : name,
                    body,
                    [
                        new Paragraph(
                            new Inline([
                                new Run($"{(bloc ? "Attestation" : "Certificat")} n° {certificate.Number}") { Bold = true },
                                new Run($" · dossier {reference}{(certificate.Replaces is { } replaced ? $" · remplace le n° {replaced}" : "")}"),
                            ])
                        ),
                        new Paragraph("Son authenticité et sa validité se vérifient par le code ci-contre, ou à l’adresse et avec le code ci-dessous."),
                        new Paragraph(
                            new Inline([
                                new Run(certificate.Address[..certificate.Address.LastIndexOf('/')]),
                                new Run("   "),
                                new Run(VerificationCode.Printed(certificate.Code)) { Mono = true, Bold = true },
                            ])
                        ),
                        new Picture(qr, $"Code à lire avec un téléphone : {certificate.Address}", QrMillimetres),
                    ]),
            ]);
    }

    // « santé » or « mention santé », as the edition names it
    private static string Mention(string label) =>
        label.StartsWith("mention", StringComparison.OrdinalIgnoreCase) ? label.ToLowerInvariant() : $"mention {label.ToLowerInvariant()}";

    private static string Words(DateOnly day) => (day.Day == 1 ? "1er " : $"{day.Day} ") + day.ToString("MMMM yyyy", CultureInfo.GetCultureInfo("fr-FR"));
}
