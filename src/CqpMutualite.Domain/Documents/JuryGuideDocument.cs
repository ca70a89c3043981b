using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;

namespace CqpMutualite.Domain.Documents;

/// <summary>What the guide needs beside the edition.</summary>
/// <param name="Certifications">The certifications prepared on the edition: title, and course of the sitting when the edition gives one.</param>
/// <param name="DeliberationMinutes">Minutes that the certifier plans for a deliberation; null when none are.</param>
/// <param name="DecisionRule">How the members come to a decision.</param>
/// <param name="CastingVote">What breaks a tie, where they vote.</param>
public sealed record JuryGuideFacts(
    IReadOnlyList<(string Title, Timing? Timing)> Certifications,
    int? DeliberationMinutes,
    DecisionRule DecisionRule = DecisionRule.Collective,
    CastingVote CastingVote = CastingVote.None
);

/// <summary>
/// The guide for those who sit in the jury, or in the commission, of an edition. The sources cite such a guide without giving it: the words are ours, the
/// figures, the seats and the papers are the edition's.
/// </summary>
public static partial class JuryGuideDocument
{
    public const string Title = "Guide pour le jury";

    private const string Space = "\u00A0";

    /// <summary>The guide, dated <paramref name="date"/>.</summary>
    public static Document Of(Referential edition, JuryGuideFacts facts, DateTimeOffset date)
    {
        var words = new Words(edition.Vocabulary);
        return new Document(
            new DocumentMeta($"{Title} – {edition.Title}", date)
            {
                Authors = [edition.Vocabulary.IssuingBody],
                Description = $"{Title}, {edition.Title}.",
                Running = $"{Title} · {edition.Title}",
                Foot = edition.Imprint,
            },
            [
                new Cover(
                    edition.Vocabulary.IssuingBody,
                    "Certificat de qualification professionnelle",
                    Title,
                    edition.Title,
                    [
                        new Paragraph(
                            $"Ce guide accompagne les personnes qui siègent : ce qu’on attend d’elles avant la session, pendant et après. Les durées, les "
                                + $"places et les pièces sont celles du référentiel ({edition.Dated.ToLowerInvariant()}) ; le reste est l’usage proposé par "
                            + $"cette application.",
                            ParagraphRole.Lead
                        ),
                    ],
                    []
                ),
                Role(edition, words),
                Composition(edition.Jury, "Qui siège au jury", "composition"),
                Before(edition, words),
                Sitting(edition, facts, words),
                Deliberating(edition, words, facts),
                After(words),
                .. edition.Rules.Vae is null ? Array.Empty<Node>() : [Experience(words)],
                .. edition.Commission is { } commission ? [Commission(commission, words)] : Array.Empty<Node>(),
            ]);
    }

    private static Section Role(Referential edition, Words words) =>
        new(
            "Votre rôle",
            [
                new Paragraph(
                    $"Le jury se prononce sur chaque {words.Unit}, acquis ou non acquis. Le certificat est délivré quand tous les {words.Units} le sont ; il "
                        + $"l’est en partie quand certains le sont."
                ),
                new Paragraph("Ce qui vous revient", ParagraphRole.Strong),
                Bullets(
                    "lire le dossier avant la session, en entier ;",
                    edition.Jury.Timings.Count > 0 ? "entendre le candidat, et lui permettre de montrer ce qu’il sait faire ;" : "entendre le candidat ;",
                    "confronter ce qu’il dit à ce que les évaluateurs ont constaté dans l’entreprise ;",
                    $"décider avec les autres membres, {words.Unit} par {words.Unit}."
                ),
                new Paragraph("Ce qui ne vous revient pas", ParagraphRole.Strong),
                Bullets(
                    "refaire l’évaluation critère par critère : elle a eu lieu, par des personnes qui ont vu le candidat travailler ;",
                    "interroger sur ce que le référentiel ne demande pas, sur la vie privée, la santé ou les opinions ;",
                    "juger l’entreprise, l’organisme de formation ou les évaluateurs à travers le candidat ;",
                    "annoncer le résultat, ou le laisser deviner, avant sa publication."
                ),
                new Panel(
                    null,
                    PanelTone.Note,
                    [
                        new Paragraph(
                            "Le jury est souverain. Il ne donne pas de motifs, et sa décision n’ouvre pas de recours. Cette liberté oblige : chaque membre "
                                + "doit pouvoir se dire que la même prestation aurait reçu la même réponse d’un autre jury."
                        ),
                    ]
                ),
            ]
        )
        {
            Anchor = "role",
        };

    private static Section Composition(JuryPanel panel, string title, string anchor) =>
        new(
            title,
            [
                new Table(
                    [4, 1, 1.4],
                    ["Places", "Nombre", "Voix"],
                    [
                        .. panel.Seats.Select(seat => Row(Sentence(seat.Label), Number(seat.Count), "avec voix")),
                        .. panel.Observers.Select(seat => Row(Sentence(seat.Label), Number(seat.Count), "sans voix")),
                    ]
                ),
                new Paragraph(
                    panel.Presidency == Presidency.Alternating
                        ? "La présidence est désignée au début de la séance parmi les membres présents. D’une session à l’autre, elle passe du collège des "
                            + "employeurs à celui des salariés, et inversement."
                        : "La présidence est désignée au début de la séance parmi les membres présents ; le référentiel ne dit pas de quel collège."
                ),
                .. panel.Observers.Count == 0
                    ? Array.Empty<Node>()
                    : [new Paragraph("Qui observe lit le même dossier et assiste à tout, mais ne prend part ni aux questions qui évaluent, ni à la décision.")],
            ]
        )
        {
            Anchor = anchor,
        };

    private static Section Before(Referential edition, Words words) =>
        new(
            "Avant la session",
            [
                new Paragraph("Lire", ParagraphRole.Strong),
                new Paragraph(
                    "Dès votre convocation, les dossiers de votre session, et eux seuls, s’ouvrent dans votre espace. Une page par candidat rassemble son "
                        + "parcours :"
                ),
                new TextList([
                    .. edition
                        .Jury.Documents.Where(document => document.Title != Title)
                        .Select(document => new ListItem(Sentence(document.Optional ? $"{document.Title} (le cas échéant)" : document.Title), [])),
                    .. edition.Booklet(BookletKeys.Evaluation)?.CandidateAnnex == true
                        ? [new ListItem("Document annexe du candidat, s’il en a joint un", [])]
                        : Array.Empty<ListItem>(),
                ]),
                new Paragraph(
                    $"Lisez chaque {words.Unit} dans l’ordre où il a été parcouru : {FrenchList(Steps(edition))}. La progression compte autant que le point "
                        + $"d’arrivée."
                ),
                new Paragraph("Préparer", ParagraphRole.Strong),
                new Paragraph(
                    $"Notez ce que vous voulez comprendre, plutôt que ce que vous voulez entendre. Vos notes, sur le dossier ou sur un {words.Unit}, ne sont "
                        + $"lues que par vous ; elles sont effacées à la publication."
                ),
                new Paragraph("Garder pour soi", ParagraphRole.Strong),
                new Paragraph("Ce que contient un dossier ne sort pas du jury : ni copie, ni capture, ni conversation, même après la session."),
                new Paragraph("Déclarer un lien", ParagraphRole.Strong),
                new Paragraph(
                    $"Parenté, amitié, différend, travail en commun, même ancien : dites-le avant la session, depuis la page du dossier. "
                        + $"{Sentence(words.TheCertifier)} décide de la suite avec vous, par exemple en confiant ce candidat à d’autres membres. Appartenir "
                    + $"à l’entreprise du candidat, l’avoir formé ou évalué est un lien. Dans le doute, déclarez."
                ),
            ]
        )
        {
            Anchor = "avant",
        };

    // the path that the edition asks for, in its order
    private static IEnumerable<string> Steps(Referential edition)
    {
        yield return "l’entretien d’orientation";
        if (edition.Rules.FormativeScope != FormativeScope.None)
        {
            yield return "la formation et son évaluation";
        }
        else
        {
            yield return "la formation suivie";
        }

        if (Asks(edition, Meaning.IntermediateCriterion))
        {
            yield return "les évaluations intermédiaires, quand il y en a eu";
        }

        yield return "l’évaluation finale";
        if (Asks(edition, Meaning.Opinion))
        {
            yield return "l’avis des évaluateurs";
        }
    }

    private static bool Asks(Referential edition, Meaning meaning) =>
        edition.Booklets.Any(booklet => booklet.Questions(edition).Any(question => question.Field.Meaning == meaning));

    private static TextList Bullets(params string[] items) => new([.. items.Select(item => new ListItem(item, []))]);

    private static TableRow Row(params string[] cells) => new([.. cells.Select(cell => new TableCell([new Paragraph(cell)]))]);

    private static string Number(int count) => count.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string FrenchList(IEnumerable<string> items) =>
        items.ToList() is [.. var first, var last] && first.Count > 0 ? $"{string.Join(", ", first)}, puis {last}" : string.Concat(items);

    /// <summary>The words of an edition in a sentence.</summary>
    private sealed record Words(Vocabulary Vocabulary)
    {
        public string Unit => Vocabulary.Unit;

        public string Units => Vocabulary.Units;

        public string TheCertifier =>
            "aeiouyhéèêAEIOUYHÉÈÊ".Contains(Vocabulary.Certifier[0], StringComparison.Ordinal) ? $"l’{Vocabulary.Certifier}" : $"le {Vocabulary.Certifier}";
    }
}
