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
public static class JuryGuideDocument
{
    /// <summary>Its name.</summary>
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
                Foot = $"Édition {edition.SourceYear} du référentiel, version {edition.Version}",
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
                                + $"places et les pièces sont celles de l’édition {edition.SourceYear} du référentiel ; le reste est l’usage proposé par "
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
                After(edition, words),
                .. edition.Rules.Vae is null ? Array.Empty<Node>() : [Experience(words)],
                .. edition.Commission is { } commission ? [Commission(edition, commission, words)] : Array.Empty<Node>(),
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
                    .. edition.Booklet("livret-evaluation")?.CandidateAnnex == true
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

    private static Section Sitting(Referential edition, JuryGuideFacts facts, Words words)
    {
        var alternates = edition.Jury.Presidency == Presidency.Alternating;
        var seats = edition.Jury.Seats.Sum(seat => seat.Count);
        List<Node> nodes =
        [
            new Paragraph("Ouvrir la séance", ParagraphRole.Strong),
            new TextList(
                [
                    new ListItem(
                        $"Un membre ouvre la séance dans l’application et note qui est là. Les {seats} membres sont attendus ; si l’un d’eux manque, le "
                            + $"motif est écrit.",
                        []
                    ),
                    new ListItem(
                        $"Le président est désigné parmi les membres "
                            + $"présents{(alternates ? ", du collège dont c’est le tour ; sinon, le motif est écrit" : "")}. {Sentence(words.TheCertifier)} "
                        + $"a pu en proposer un.",
                        []
                    ),
                    new ListItem("Les membres se répartissent les thèmes et celui qui veille à l’heure.", []),
                ],
                Numbered: true
            ),
            new Paragraph("Entendre un candidat", ParagraphRole.Strong),
            new Paragraph(
                "L’accueillir, se présenter, lui rappeler le déroulement et sa durée. Des questions ouvertes, sur ce qu’il a fait ; une seule à la fois. Il "
                    + "peut s’appuyer sur ses supports. Conclure sans laisser entendre la décision."
            ),
        ];
        foreach (
            var group in facts
                .Certifications.Where(certification => certification.Timing is not null)
                .GroupBy(certification => string.Join('|', certification.Timing!.Steps))
        )
        {
            var timing = group.First().Timing!;
            nodes.Add(
                new Table(
                    [5, 1.6],
                    ["Étape", "Durée"],
                    [
                        .. timing.Steps.Select(step =>
                            Row(
                                Sentence(step.Label),
                                step.Minutes is { } minutes ? $"{minutes}{Space}min"
                                    : facts.DeliberationMinutes is { } planned ? $"{planned}{Space}min prévues"
                                    : "libre"
                            )
                        ),
                        Row("Durée devant le jury", $"{timing.Minutes}{Space}min"),
                    ]
                )
                {
                    Caption = string.Join(" ; ", group.Select(certification => certification.Title)),
                }
            );
            if (timing.Steps.Count(step => step.Minutes is not null) > 2)
            {
                nodes.Add(new Paragraph("Les temps d’échange se prennent dans l’ordre que le jury choisit.", ParagraphRole.Small));
            }
        }

        nodes.Add(new Paragraph("Un candidat absent", ParagraphRole.Strong));
        nodes.Add(
            new Paragraph(
                "Le président note « absent », ou « excusé » si un motif est parvenu. Le jury ne décide rien sur son dossier : il sera convoqué à une autre "
                    + "session."
            )
        );
        nodes.Add(new Paragraph("Clore", ParagraphRole.Strong));
        nodes.Add(
            new Paragraph(
                "Quand chaque candidat présent a sa fiche signée, le président clôt la séance. Les dossiers se referment alors pour tous les membres."
            )
        );
        return new Section("La séance, pas à pas", nodes) { Anchor = "seance" };
    }

    private static string Agreed(JuryGuideFacts facts) =>
        facts.DecisionRule switch
        {
            DecisionRule.Majority when facts.CastingVote == CastingVote.President =>
                "à la majorité de ses membres, la voix du président l’emportant en cas de partage",
            DecisionRule.Majority => "à la majorité de ses membres, sans voix prépondérante",
            DecisionRule.Unanimity => "à l’unanimité de ses membres",
            _ => "d’un commun accord",
        };

    private static Section Deliberating(Referential edition, Words words, JuryGuideFacts facts) =>
        new(
            $"Délibérer, {edition.Vocabulary.Unit} par {edition.Vocabulary.Unit}",
            [
                new Paragraph(
                    $"La délibération suit l’entretien, à huis clos. Chacun dit ce qu’il retient, puis le jury arrête sa réponse {Agreed(facts)} ; le "
                        + $"président la saisit."
                ),
                new TextList(
                    [
                        new ListItem(
                            $"Prendre les {words.Units} un par un. Pour chacun, l’écran rappelle ce que disent les livrets ; le jury répond acquis ou non "
                                + $"acquis.",
                            []
                        ),
                        new ListItem(
                            $"Un {words.Unit} obtenu lors d’une présentation antérieure et encore valable est déjà acquis : il est affiché comme tel et "
                                + $"n’est pas rejugé.",
                            []
                        ),
                        new ListItem(
                            $"Pour un {words.Unit} non acquis, dire ce qui aiderait : l’expérience à approfondir, ou les modules à suivre. Ce conseil va au "
                                + $"candidat.",
                            []
                        ),
                        new ListItem(
                            $"Le commentaire au candidat est facultatif : il l’encourage ou l’oriente, il ne justifie pas la décision. La note interne est "
                                + $"lue par {words.TheCertifier} et n’est jamais remise au candidat.",
                            []
                        ),
                        new ListItem(
                            "Le résultat se déduit de ces réponses : délivrance totale, délivrance partielle, ou aucune délivrance. Personne ne le saisit.",
                            []
                        ),
                    ],
                    Numbered: true
                ),
                new Panel(
                    "Qui signe",
                    PanelTone.Note,
                    [
                        new Paragraph(
                            "Le président remplit la fiche de décision et la signe, seul, au nom du jury. Une fois signée, elle ne se modifie plus. Les "
                                + "autres membres la suivent à l’écran et relisent avant qu’il signe."
                        ),
                    ]
                ),
                new Paragraph(
                    edition.Rules.PartialValidityYears is { } years
                        ? $"Après une décision partielle, les {words.Units} acquis restent valables {years}{Space}ans : le candidat ne repasse que ce qui "
                            + $"lui manque."
                        : $"Après une décision partielle, le candidat ne repasse que ce qui lui manque ; le référentiel ne donne pas de durée aux "
                            + $"{words.Units} acquis."
                ),
                new Paragraph("Pour délibérer juste", ParagraphRole.Strong),
                Bullets(
                    "une prestation orale moyenne ne défait pas une évaluation favorable bien étayée ; une belle présentation ne remplace pas ce qui n’a pas "
                        + "été fait ;",
                    "ne pas comparer les candidats entre eux : il n’y a ni classement, ni nombre de places ;",
                    $"ne pas laisser un {words.Unit} peser sur un autre ;",
                    "en cas de désaccord, revenir aux faits écrits dans les livrets avant de trancher."
                ),
            ]
        )
        {
            Anchor = "deliberer",
        };

    private static Section After(Referential edition, Words words) => new("Après la session",
    [
        Bullets(
            $"{words.TheCertifier} publie les décisions, toutes ensemble, quand aucune ne manque ;",
            "un courriel prévient le candidat et son entreprise : il ne dit pas le résultat, qui se lit dans l’application ;",
            "le procès-verbal reprend la composition, les présences, les horaires et les résultats ;",
            "vos notes sont effacées, les dossiers ne vous sont plus ouverts ;",
            $"si un candidat ou une entreprise vous interroge, renvoyez vers {words.TheCertifier}."),
    ])
    { Anchor = "apres" };

    private static Section Experience(Words words) =>
        new(
            "Un candidat par la validation des acquis",
            [
                new Paragraph(
                    $"Il n’y a pas d’évaluation en entreprise : le dossier qu’il a écrit en tient lieu. L’entretien sert à approfondir ce dossier, exemples "
                        + $"à l’appui. La composition du jury, la présidence, la décision et la fiche sont les mêmes. Sa durée n’est pas fixée par le "
                    + $"référentiel : elle est dans votre ordre de passage. Si la validation est partielle, dites l’expérience ou les modules qui manquent "
                    + $"pour chaque {words.Unit} non acquis."
                ),
            ]
        )
        {
            Anchor = "vae",
        };

    private static Section Commission(Referential edition, JuryPanel commission, Words words)
    {
        var composition = Composition(commission, "Qui siège en commission", "commission-composition");
        return new Section(
            $"La commission : des {words.Units} isolés, sur dossier",
            [
                new Paragraph(
                    $"Quand un candidat ne présente qu’une partie des {words.Units}, une commission paritaire examine son dossier écrit. Elle ne le reçoit "
                        + $"pas : il n’y a ni présentation, ni entretien, ni ordre de passage."
                ),
                new Section(composition.Title, composition.Children) { Anchor = composition.Anchor },
                new Section(
                    "Comment elle travaille",
                    [
                        new Paragraph("Les pièces lues sont les suivantes :"),
                        new TextList([
                            .. commission.Documents.Select(document => new ListItem(
                                Sentence(document.Optional ? $"{document.Title} (le cas échéant)" : document.Title),
                                []
                            )),
                        ]),
                        Bullets(
                            "lecture personnelle avant la réunion ; mêmes règles de confidentialité et de déclaration des liens que pour le jury ;",
                            "en réunion, un membre rappelle le dossier, puis la commission s’appuie sur l’évaluation des compétences, qui en fait partie "
                                + "intégrante ;",
                            $"pour chaque {words.Unit} présenté, et lui seul, elle répond acquis ou non acquis ; un {words.Unit} non présenté n’est ni "
                                + $"acquis ni refusé ;",
                            "ce que le dossier ne dit pas ne se suppose pas : si une pièce manque, l’examen est reporté ;",
                            $"le président signe la fiche ; chaque {words.Unit} acquis donne une attestation."
                        ),
                    ]
                )
                {
                    Anchor = "commission-travail",
                },
            ]
        )
        {
            Anchor = "commission",
        };
    }

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
