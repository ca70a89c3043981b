using CqpMutualite.Domain.Documents;

namespace CqpMutualite.Web.Tests.Pdf;

/// <summary>Documents as the application makes them; every text is invented.</summary>
internal static partial class Samples
{
    /// <summary>Cover, contents, landscape summary, units with grids, comments and signatures; filled or to be filled by hand.</summary>
    public static Document Booklet(bool filled = true, int units = 2) =>
        new(
            new DocumentMeta("Livret d’évaluation finale en entreprise – CQP Conseiller protection sociale", Date)
            {
                Authors = ["Commission paritaire"],
                Description = "Livret d’évaluation finale en entreprise",
                Running = "Livret d’évaluation finale en entreprise · CQP Conseiller protection sociale",
                Reference = filled ? "Dossier PS-2026-00417" : "Modèle PS-LEF-2026",
                Foot = filled
                    ? "Document vérifiable sur certification.example.org/verifier"
                    : "Modèle à remplir à la main ou à l’écran – version du 20 novembre 2026",
                ContentHash = filled ? Hash : null,
            },
            [
                new Cover(
                    "Commission paritaire nationale de l’emploi et de la formation professionnelle",
                    "Certificat de qualification professionnelle",
                    "Livret d’évaluation finale\nen entreprise",
                    "Conseiller protection sociale",
                    [
                        new Choice("Le candidat souhaite préparer la mention :", [new("Mention santé", filled), new("Mention prévoyance", false)]),
                        new FieldList([
                            new("Nom et prénom du candidat", filled ? "Nadège Tremblay-Diallo" : null),
                            new("Entreprise", filled ? "Mutuelle de démonstration, centre de gestion de Nantes" : null),
                            new("Évaluateur 1 (nom et fonction)", filled ? "Hélène Marchand-Ouattara, responsable du pôle prestations" : null),
                            new("Évaluateur 2 (nom et fonction)", filled ? "Yannick Le Goff, formateur interne" : null),
                            new("Session de certification", filled ? "Décembre 2026" : null),
                        ]),
                    ],
                    [
                        new Paragraph(
                            new Inline([
                                new Run(filled ? "Dossier PS-2026-00417" : "Modèle PS-LEF-2026") { Bold = true },
                                new Run(
                                    filled
                                        ? "\nÉdité le 20 novembre 2026 à 9 h. Les réponses et les signatures sont scellées : toute modification change "
                                            + "l’empreinte du contenu."
                                        : "\nÀ transmettre au jury une fois rempli par le candidat et les deux évaluateurs."
                                ),
                            ])
                        ),
                        new Picture(Square, "Code de vérification", 20),
                    ]),
                new Contents("Sommaire"),
                new PageBreak(),
                new Panel(
                    "À quoi sert ce livret",
                    PanelTone.Note,
                    [
                        new Paragraph(
                            "Ce livret réunit l’ensemble des éléments d’évaluation et de bilan du parcours en entreprise. La personne en formation veille à "
                                + "sa mise à jour ; les évaluateurs le complètent ensemble."
                        ),
                        new Paragraph(
                            new Inline([new Run("L’évaluation réalisée en entreprise est prise en compte pour l’obtention du certificat.") { Bold = true }])
                        ),
                    ]
                ),
                new Section(
                    "Note à l’attention des entreprises",
                    [
                        new Paragraph(
                            "L’évaluation des compétences réalisée en entreprise est déterminante, au même titre que l’entretien avec le jury.",
                            ParagraphRole.Lead
                        ),
                        new Paragraph(
                            new Inline([
                                new Run("Les deux évaluateurs remplissent le livret ensemble"),
                                new Run("") { Note = "L’un des deux au moins n’a pas participé à la formation du candidat." },
                                new Run(". Ils s’appuient sur des situations réelles de travail et sur les documents que le candidat a réunis."),
                            ])
                        ),
                        new Section(
                            "Déroulement",
                            [
                                new TextList(
                                    [
                                        new("Le candidat décrit les activités qu’il a réalisées, domaine par domaine ;", []),
                                        new(
                                            "les évaluateurs observent, questionnent et cochent chaque critère :",
                                            ["« Oui » lorsque le critère est entièrement satisfait ;", "« Non » dans tous les autres cas ;"]
                                        ),
                                        new("chacun signe la page de fin de domaine.", []),
                                    ],
                                    Numbered: true
                                ),
                                new Panel(
                                    "Délai",
                                    PanelTone.Warning,
                                    [
                                        new Paragraph(
                                            "Le livret parvient au secrétariat quinze jours au moins avant la réunion du jury, soit le 24 novembre 2026 au "
                                                + "plus tard."
                                        ),
                                    ]
                                ),
                            ]
                        ),
                    ]
                ),
                new PageRun(true, [new Section("Fiche de synthèse : les résultats de l’évaluation en entreprise", [Summary(filled, units)])]),
                .. Enumerable.Range(1, units).Select(number => Unit(number, filled)),
                new Section(
                    "Avis général et signatures",
                    [
                        new WrittenAnswer(
                            "Commentaires des évaluateurs sur l’ensemble du parcours",
                            filled ? "Le parcours est régulier. La candidate sait rendre compte de son activité et demander de l’aide à bon escient." : null,
                            5
                        ),
                        Signatures(filled),
                    ]
                )
                {
                    NewPage = true,
                },
            ]
        );

    /// <summary>A decision: fields in columns, a two-column table, a vertical choice, three signatures.</summary>
    public static Document Decision() =>
        new(
            new DocumentMeta("Fiche de décision du jury", Date)
            {
                Running = "Fiche de décision du jury · CQP Conseiller protection sociale",
                Reference = "Dossier PS-2026-00417",
                ContentHash = Hash,
            },
            [
                new Section(
                    "Fiche de décision du jury",
                    [
                        new FieldList(
                            [
                                new("Candidate", "Nadège Tremblay-Diallo"),
                                new("Certification", "CQP Conseiller protection sociale, mention santé"),
                                new("Session", "Décembre 2026"),
                                new("Date de l’entretien", "9 décembre 2026, de 14 h à 14 h 35"),
                                new("Entreprise", "Mutuelle de démonstration"),
                                new("Voie d’accès", null),
                            ],
                            2
                        ),
                        new Table(
                            [5, 2],
                            ["Domaine de compétences", "Décision du jury"],
                            [
                                .. Enumerable
                                    .Range(1, 4)
                                    .Select(i => new TableRow([
                                        new([new Paragraph(new Inline([new Run($"Domaine {i} : ") { Bold = true }, new Run(UnitTitle(i))]))]),
                                        new([new Choice(null, [new("Acquis", i != 4, true), new("Non acquis", i == 4, false)])]),
                                    ])),
                            ]
                        )
                        {
                            Caption = "Résultats par domaine de compétences",
                        },
                        new Choice(
                            "Décision",
                            [
                                new("Le certificat est délivré en totalité", false),
                                new("Le certificat est délivré en partie", true),
                                new("Le certificat n’est pas délivré", false),
                            ],
                            Vertical: true
                        ),
                        new WrittenAnswer(
                            "Observations du jury",
                            "Exposé clair, très bonne connaissance du secteur. L’action d’amélioration présentée n’a pas été suivie "
                                + "d’une mesure de ses effets.",
                            0
                        ),
                        new WrittenAnswer("Recommandations", null, 0),
                        new Paragraph("Les domaines obtenus ont une validité de cinq ans.", ParagraphRole.Small),
                        new SignatureBlock(
                            "Signatures des membres du jury",
                            [
                                new(
                                    "Président du jury, collège employeurs",
                                    "Bertrand Lacaze",
                                    null,
                                    new("Bertrand Lacaze", "le 9 décembre 2026 à 15 h 12", Hash)
                                ),
                                new("Membre du jury, collège salariés", "Aïcha Benyamina", null, new("Aïcha Benyamina", "le 9 décembre 2026 à 15 h 14", Hash)),
                                new("Membre du jury, collège salariés", "Łukasz Żółkiewski", "A participé à distance.", null),
                            ]
                        ),
                    ]
                ),
            ]
        );

    /// <summary>A certificate: one centred page on its side.</summary>
    public static Document Certificate() =>
        new(
            new DocumentMeta("Certificat de qualification professionnelle", Date) { Landscape = true },
            [
                new Cover(
                    "Commission paritaire nationale de l’emploi et de la formation professionnelle",
                    null,
                    "Certificat de qualification professionnelle",
                    "Conseiller protection sociale – mention santé",
                    [
                        new Paragraph("Vu le référentiel et la décision du jury paritaire réuni le 9 décembre 2026 à Nantes, le certificat est délivré à"),
                        new Paragraph("Nadège Tremblay-Diallo", ParagraphRole.Display),
                        new Paragraph("née le 14 mars 1991 à Saint-Nazaire (Loire-Atlantique)"),
                        new SignatureBlock(
                            null,
                            [
                                new(
                                    "Présidente de la commission",
                                    "Catherine Roussel-Mbaye",
                                    null,
                                    new("Catherine Roussel-Mbaye", "le 15 décembre 2026 à 10 h 02", Hash)
                                ),
                                new("Vice-président de la commission", "Julien Aubry", null, new("Julien Aubry", "le 15 décembre 2026 à 11 h 26", Hash)),
                            ]
                        ),
                    ],
                    [
                        new Paragraph(
                            new Inline([
                                new Run("Certificat n° PS-2026-0311") { Bold = true },
                                new Run("\nAuthenticité vérifiable sur certification.example.org/verifier\n"),
                                new Run(Hash) { Mono = true },
                            ])
                        ),
                        new Picture(Square, "Code de vérification", 20),
                    ]
                ),
            ]
        );

    /// <summary>One section around the nodes given.</summary>
    public static Document Of(params Node[] nodes) => new(new DocumentMeta("Essai", Date), [new Section("Essai", nodes)]);
}
