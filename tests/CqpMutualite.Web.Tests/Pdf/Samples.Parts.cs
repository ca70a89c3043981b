using CqpMutualite.Domain.Documents;

namespace CqpMutualite.Web.Tests.Pdf;

/// <content>What the samples are made of.</content>
internal static partial class Samples
{
    private static readonly DateTimeOffset Date = new(2026, 11, 20, 9, 0, 0, TimeSpan.FromHours(1));
    private const string Hash = "791cc78ab79f8605f8e5b0f9faa5e89dfc8abee17f9fbd351bbbcee952c0c30e";
    private const string Square =
        """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#fff" d="M0 0h9v9H0z"/>"""
        + """<path fill="#16242A" d="M1 1h3v3H1zM5 1h3v3H5zM1 5h3v3H1zM5 5h1v1H5zM7 5h1v1H7zM6 6h1v1H6zM5 7h1v1H5zM7 7h1v1H7z"/></svg>""";

    private static string UnitTitle(int number) => (number % 4) switch
    {
        1 => "Analyser et traiter les demandes complexes en mobilisant son expertise des prestations et des cotisations",
        2 => "Prendre en compte la réglementation pour élaborer une solution pertinente",
        3 => "Tenir compte de l’organisation et de l’environnement dans son activité professionnelle",
        _ => "Analyser la qualité de la production et conduire des actions d’amélioration",
    };

    private static Table Summary(bool filled, int units) =>
        new(
            [5, 2, 2, 5, 3, 3],
            [
                "Domaines de compétences",
                "Activités exercées",
                "Dates",
                "Conditions de l’évaluation (observation, entretien ou bilan d’activité)",
                "Évaluateur 1",
                "Évaluateur 2",
            ],
            [
                .. Enumerable
                    .Range(1, units)
                    .Select(i => new TableRow([
                        new([new Paragraph(new Inline([new Run($"Domaine {i} : ") { Bold = true }, new Run(UnitTitle(i))]))]),
                        new([new Choice(null, [new("Oui", filled), new("Non", false)], Vertical: true)]),
                        new([new Paragraph(filled ? "12/11/2026" : "")]),
                        new([
                            new Paragraph(
                                filled ? "Entretien de 1 h 30 portant sur trois dossiers de nature différente, suivi de la lecture du compte rendu." : ""
                            ),
                        ]),
                        new([new Paragraph(filled ? "Signé par H. Marchand-Ouattara" : "")]),
                        new([new Paragraph(filled ? (i == 1 ? "Signé par Y. Le Goff" : "En attente") : "")]),
                    ])),
            ]
        );

    private static Section Unit(int number, bool filled) =>
        new(
            UnitTitle(number),
            [
                new Section(
                    "Activités réalisées par le candidat",
                    [
                        new WrittenAnswer(
                            "Quels sont les dossiers que vous avez eu l’occasion de traiter ? Dans quel domaine (santé ou prévoyance) ?",
                            filled
                                ? "J’ai traité cette année une quarantaine de dossiers que mon responsable classe comme « complexes ». Ils relèvent tous du "
                                    + "domaine de la santé : indus, télétransmissions rejetées après un changement de régime, contestations de "
                                + "remboursement.\n\nPour ce livret, je retiens trois dossiers :\n— le dossier d’une adhérente dont les droits avaient été "
                                + "fermés par erreur ;\n— le dossier d’un contrat collectif dont l’avenant n’avait pas été repris dans le paramétrage ;\n— "
                                + "le dossier d’un adhérent hospitalisé à l’étranger, avec des factures à traduire."
                                : null,
                            6
                        )
                        {
                            By = "Candidat",
                        },
                        new WrittenAnswer(
                            "Quelles difficultés avez-vous rencontrées ? Comment les avez-vous surmontées ?",
                            filled
                                ? "La principale difficulté a été d’obtenir les pièces manquantes dans un délai de 10 jours. L’avenant prévoyait un forfait "
                                    + "de 250 € par équipement ; le paramétrage était resté à 1 180 € pour l’année."
                                : null,
                            6
                        ),
                        new WrittenAnswer(
                            "À votre avis, qu’avez-vous acquis dans ce domaine ?",
                            filled && number % 2 == 1
                                ? "Une méthode : partir de la question posée, dater les évènements, vérifier les droits avant les actes."
                                : null,
                            filled ? 0 : 5
                        ),
                    ]
                ),
                new Section(
                    "Évaluation à réaliser par les évaluateurs",
                    [
                        new Paragraph("Entretien portant sur trois dossiers de nature différente, dans le domaine de la mention choisie par le candidat."),
                        Grid(filled),
                        new Choice(
                            "Votre avis sur la maîtrise de ce domaine de compétences par le candidat :",
                            [new("Le domaine est maîtrisé", filled, true), new("Le domaine n’est pas totalement maîtrisé", false, false)]
                        ),
                        new WrittenAnswer(
                            "Commentaires des évaluateurs",
                            filled
                                ? "La candidate a présenté trois dossiers de nature réellement différente. L’analyse est structurée, le vocabulaire est "
                                    + "juste et les sources sont citées. Un point reste à consolider : le délai n’a pas été tenu sur le dossier "
                                + "d’hospitalisation."
                                : null,
                            6
                        ),
                        Signatures(filled),
                    ]
                )
                {
                    NewPage = true,
                },
            ]
        )
        {
            Label = $"Domaine {number}",
            NewPage = true,
            Anchor = $"domaine-{number}",
        };

    private static Table Grid(bool filled)
    {
        TableCell Criterion(string text, params string[] points) => new(points.Length == 0
            ? [new Paragraph(text)]
            : [new Paragraph(text), new TextList([.. points.Select(point => new ListItem(point, []))])]);
        TableCell Answer(bool yes) => new([new Choice(null, [new("Oui", filled && yes, true), new("Non", filled && !yes, false)], Vertical: true)]);
        TableCell Skills(int rows, string title, params string[] items) =>
            new([new Paragraph(title, ParagraphRole.Strong), new TextList([.. items.Select(item => new ListItem(item, []))])], rows);

        return new Table(
            [5, 4, 1.6],
            ["Savoirs et savoir-faire", "Critères d’évaluation", "Évaluation"],
            [
                new([], "Recueil d’information"),
                new([
                    Skills(
                        5,
                        "Savoir-faire en matière de santé ou de prévoyance",
                        "Analyser la demande ou la réclamation",
                        "Identifier et caractériser l’anomalie",
                        "Rechercher, par itération successive, les informations nécessaires à l’analyse",
                        "Utiliser des sources d’information et bases documentaires différentes et variées",
                        "Choisir et utiliser une méthode d’analyse adaptée",
                        "Élaborer un diagnostic",
                        "Identifier la solution pertinente en prenant en compte les contraintes réglementaires et l’environnement économique",
                        "Évaluer et mesurer l’efficacité de l’action mise en œuvre"
                    ),
                    Criterion("Toutes les informations nécessaires pour traiter le dossier ont été recueillies"),
                    Answer(true),
                ]),
                new([Criterion("Le diagnostic est pertinent"), Answer(true)]),
                new([Criterion("Les solutions apportées sont pertinentes et efficaces"), Answer(true)]),
                new([Criterion("Les solutions apportées prennent en compte la spécificité du contrat"), Answer(true)]),
                new([Criterion("Le délai fixé (compte tenu des éléments du dossier) est respecté"), Answer(false)]),
                new([], "Restitution"),
                new([
                    Skills(2, "Savoirs", "Processus de traitement des prestations : connaissances approfondies", "Règles propres aux contrats collectifs"),
                    Criterion(
                        "Le candidat rend compte de façon adaptée :",
                        "le vocabulaire est celui de l’interlocuteur",
                        "l’essentiel vient d’abord",
                        "les suites à donner sont dites"
                    ),
                    Answer(true),
                ]),
                new([Criterion("Les différences entre les processus sont identifiées"), Answer(true)]),
                new([
                    Skills(1, "Savoirs", "Circuit de la réclamation", "Voies de recours"),
                    Criterion("Les voies de recours sont indiquées à l’adhérent"),
                    Answer(true),
                ]),
            ]
        );
    }

    private static SignatureBlock Signatures(bool filled) =>
        new(
            "Signatures",
            [
                new(
                    "Évaluateur 1",
                    filled ? "Hélène Marchand-Ouattara" : null,
                    "Je certifie avoir évalué le candidat dans les conditions prévues.",
                    filled ? new("Hélène Marchand-Ouattara", "le 12 novembre 2026 à 16 h 05", Hash) : null
                ),
                new(
                    "Évaluateur 2",
                    filled ? "Yannick Le Goff" : null,
                    "Je certifie avoir évalué le candidat dans les conditions prévues.",
                    filled ? new("Yannick Le Goff", "le 13 novembre 2026 à 9 h 40", Hash) : null
                ),
            ]
        );
}
