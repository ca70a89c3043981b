using CqpMutualite.Domain.Booklets;
using CqpMutualite.Domain.Referentials;

namespace CqpMutualite.Domain.Documents;

/// <summary>Draws a booklet of an edition: blank (no facts), or with the readable answers of a file. One function for the screen and the PDF.</summary>
public static partial class BookletDocument
{
    private const int LinesOfFreeText = 6;
    private const int LongestKept = 1200;
    private const int LinesOfStamp = 4;
    private const int LinesOfCell = 3;
    private const int LinesOfReview = 6;
    private const int LinesOfModules = 4;

    /// <summary>The document. <paramref name="facts"/>: null for a blank to fill by hand, dated <paramref name="blankDate"/>.</summary>
    public static Document Of(Referential edition, Booklet booklet, BookletFacts? facts, DateTimeOffset blankDate, string? preparedTitle = null)
    {
        var drawing = new Drawing(edition, booklet, facts);
        var title = $"{booklet.Title} – {preparedTitle ?? edition.Title}";
        return new Document(
            new DocumentMeta(facts is null ? $"{title} (vierge)" : title, facts?.Date ?? blankDate)
            {
                Authors = [edition.Vocabulary.IssuingBody],
                Description = $"{booklet.Title}. {edition.Imprint}.",
                Running = $"{booklet.Title} · {preparedTitle ?? edition.ShortTitle}",
                Reference = facts is null ? "À remplir à la main" : $"Dossier {facts.Reference}",
                Foot = edition.Imprint,
                ContentHash = facts?.Signatures.Values.FirstOrDefault()?.Proof.Hash,
            },
            [
                new Cover(
                    edition.Vocabulary.IssuingBody,
                    "Certificat de qualification professionnelle",
                    booklet.Title,
                    $"{preparedTitle ?? edition.ShortTitle}{(edition.CoverLine is { } line ? $"\n{line}" : "")}",
                    drawing.Cover(),
                    drawing.CoverFoot()
                ),
                .. booklet.Sections.Count > 1 ? [new Contents("Sommaire", 1)] : Array.Empty<Node>(),
                .. booklet.Sections.SelectMany(drawing.Section),
                .. drawing.Presented(),
            ]);
    }
}
