using CqpMutualite.Domain.Referentials;
using CqpMutualite.Domain.Settings;

namespace CqpMutualite.Domain.Documents;

/// <content>During the sitting and after it.</content>
public static partial class JuryGuideDocument
{
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

    private static Section After(Words words) => new("Après la session",
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

    private static Section Commission(JuryPanel commission, Words words)
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
}
